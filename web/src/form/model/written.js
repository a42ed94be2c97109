// Answers written as YAML that every parser reads alike: texts that YAML 1.1 takes for something else are quoted.
import { stringify } from 'yaml';

const HOW = { compat: 'yaml-1.1', indentSeq: false, lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false, blockQuote: 'literal' };

const isHolder = (value) => value !== null && typeof value === 'object';

const indented = (text, indent) => text.split('\n').map((line) => (line ? ' '.repeat(indent) + line : '')).join('\n');

/** A key as it is written, without its colon. */
export const keyText = (key) => stringify({ [key]: 0 }, HOW).replace(/: 0\n$/, '');

/** A single value on one line, in the quotes of the old text if it had any. */
export function scalarText(value, old = '') {
  if (typeof value !== 'string') return stringify(value, HOW).trimEnd();
  if (value.includes('\n') || value === '=') return JSON.stringify(value);
  const type = old.startsWith('"') ? 'QUOTE_DOUBLE' : old.startsWith("'") ? 'QUOTE_SINGLE' : undefined;
  return stringify(value, { ...HOW, ...(type && { defaultStringType: type }) }).trimEnd();
}

/** A value inside brackets, on one line. */
export function flowText(value, old = '') {
  if (Array.isArray(value)) return `[${value.map((each) => flowText(each)).join(', ')}]`;
  if (isHolder(value)) return `{${Object.entries(value).map(([key, each]) => `${flowScalar(key)}: ${flowText(each)}`).join(', ')}}`;
  return flowScalar(value, old);
}

/** In brackets, commas and brackets mean something, so that a text with any is quoted. */
function flowScalar(value, old = '') {
  const plain = scalarText(value, old);
  return typeof value === 'string' && plain[0] !== '"' && plain[0] !== "'" && /[,[\]{}]/.test(plain) ? JSON.stringify(value) : plain;
}

/** What follows the colon of a key in this column, with the space or the line break before it. */
export function afterKey(value, column) {
  if (isHolder(value) && Object.keys(value).length) {
    const deeper = Array.isArray(value) ? column : column + 2;
    return `\n${indented(stringify(value, HOW).trimEnd(), deeper)}`;
  }
  return ` ${afterMark(value, column)}`;
}

/** What follows the hyphen of an element in this column, with the space before it. */
export function afterHyphen(value, column) {
  if (!isHolder(value) || !Object.keys(value).length) return ` ${afterMark(value, column)}`;
  return ` ${indented(stringify(value, HOW).trimEnd(), column + 2).trimStart()}`;
}

/** A text of several lines in a block, anything else on the line. */
function afterMark(value, column) {
  if (typeof value === 'string' && value.includes('\n')) {
    const [head, ...lines] = stringify(value, HOW).trimEnd().split('\n');
    return lines.length ? `${head}\n${indented(lines.join('\n').replace(/^ {2}/gm, ''), column + 2)}` : head;
  }
  return isHolder(value) ? flowText(value) : scalarText(value);
}
