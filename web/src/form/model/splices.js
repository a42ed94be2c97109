// Changes as splices: a stretch of the text that goes, and the text that takes its place. All else stays as it was typed.
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { afterHyphen, afterKey, flowText, keyText, scalarText } from './written.js';

/** What cannot be changed without losing what the author typed. */
export class CannotEdit extends Error {}

const lineStart = (text, at) => text.lastIndexOf('\n', at - 1) + 1;

const nextLine = (text, at) => (text.indexOf('\n', at) + 1) || text.length;

const columnOf = (text, at) => at - lineStart(text, at);

const child = (node, key) => isMap(node) ? pairOf(node, key)?.value : node.items[Number(key)];

const pairOf = (map, key) => map.items.find((pair) => String(pair.key?.value ?? pair.key) === key);

/** The nodes from the root of a document to a place; the last may be undefined. */
export function trail(doc, parts) {
  const nodes = [doc.contents];
  for (const part of parts) {
    const node = nodes.at(-1);
    nodes.push(isMap(node) || isSeq(node) ? child(node, part) : undefined);
  }
  return nodes;
}

/** Where the text of a node ends: after its last line break if it is a block, without what follows it. */
function endOf(text, node) {
  let end = node.range[1];
  while (end > node.range[0] && /\s/.test(text[end - 1])) end -= 1;
  return end;
}

/** The splice that puts a value at a place whose holder exists. `order` are the keys of the holder in the standard's order. */
export function setting(text, doc, parts, value, order) {
  const nodes = trail(doc, parts);
  const outer = nodes.slice(0, -1).findIndex((node) => (isMap(node) || isSeq(node)) && node.flow);
  const [holder, node] = [nodes.at(-2), nodes.at(-1)];
  if (outer >= 0 && node && isSingle(node) && isSingleValue(value)) {
    return { start: node.range[0], end: endOf(text, node), text: flowText(value, text.slice(...node.range)) };
  }
  if (outer >= 0) return inBrackets(text, doc, nodes, parts, outer, (held, key) => put(held, key, value));
  const key = parts.at(-1);
  if (isMap(holder)) {
    const pair = pairOf(holder, key);
    return pair ? replaced(text, pair, node, value) : added(text, holder, key, value, order);
  }
  if (!isSeq(holder)) throw new CannotEdit('what holds this answer is no mapping');
  return node ? swappedElement(text, holder, node, value) : appended(text, holder, value);
}

const put = (held, key, value) => Array.isArray(held) ? held.splice(Number(key), 1, value) : (held[key] = value);

const drop = (held, key) => Array.isArray(held) ? held.splice(Number(key), 1) : delete held[key];

/** Inside brackets, the outermost are written again: on one line, or as JSON where they are the whole. Comments are not lost. */
function inBrackets(text, doc, nodes, parts, outer, change) {
  const node = nodes[outer];
  const [start, end] = [node.range[0], endOf(text, node)];
  if (/(^|\s)#/.test(text.slice(start, end))) throw new CannotEdit('there is a comment inside these brackets; edit the text itself');
  const data = node.toJS(doc);
  let at = data;
  for (const part of parts.slice(outer, -1)) at = at[part];
  change(at, parts.at(-1));
  return { start, end, text: outer === 0 ? JSON.stringify(data, null, 2) : flowText(data) };
}

/** Another value after the same key. */
function replaced(text, pair, node, value) {
  const column = columnOf(text, pair.key.range[0]);
  const colon = text.indexOf(':', pair.key.range[1]) + 1;
  const empty = !node?.range || (isScalar(node) && node.range[0] === node.range[1]);
  if (!empty && isSingle(node) && isSingleValue(value)) {
    const old = text.slice(node.range[0], node.range[1]);
    return { start: node.range[0], end: endOf(text, node), text: scalarText(value, old) };
  }
  return withComment(text, { start: colon, end: empty ? colon : endOf(text, node), text: afterKey(value, column) });
}

/** A comment at the end of the line stays on the first line of an answer of several. */
function withComment(text, splice) {
  const comment = /^[ \t]+#[^\n]*/.exec(text.slice(splice.end))?.[0] ?? '';
  const cut = splice.text.indexOf('\n');
  if (!comment || cut < 0) return splice;
  return { ...splice, end: splice.end + comment.length, text: splice.text.slice(0, cut) + comment + splice.text.slice(cut) };
}

const isSingle = (node) => isAlias(node) || (isScalar(node) && !/^BLOCK/.test(node.type ?? ''));

const isSingleValue = (value) => (typeof value !== 'string' || !value.includes('\n')) && (value === null || typeof value !== 'object');

/** A new key, at its place in the order of the standard. */
function added(text, map, key, value, order) {
  const column = columnOf(text, map.items[0].key.range[0]);
  const rank = (each) => (order.indexOf(each) < 0 ? order.length : order.indexOf(each));
  const before = map.items.filter((pair) => rank(String(pair.key.value)) <= rank(key)).at(-1);
  const written = `${keyText(key)}:${afterKey(value, column)}`;
  if (!before) {
    const start = map.items[0].key.range[0];
    return { start, end: start, text: `${written}\n${' '.repeat(column)}` };
  }
  const start = nextLine(text, endOf(text, before.value?.range ? before.value : before.key));
  const gap = column === 0 && (/\n\n/.test(text) || map.items.length < 3) ? '\n' : '';
  const open = start && text[start - 1] !== '\n' ? '\n' : '';
  return { start, end: start, text: `${open}${gap}${' '.repeat(column)}${written}\n` };
}

function appended(text, seq, value) {
  const last = seq.items.at(-1);
  const column = hyphenOf(text, seq.items.at(-1));
  const start = nextLine(text, endOf(text, last));
  const open = text[start - 1] === '\n' ? '' : '\n';
  return { start, end: start, text: `${open}${' '.repeat(column)}-${afterHyphen(value, column)}\n` };
}

/** The column of the hyphen before an element. */
function hyphenOf(text, node) {
  let at = node.range[0];
  while (at > 0 && text[at] !== '-') at -= 1;
  return columnOf(text, at);
}

function swappedElement(text, seq, node, value) {
  const column = hyphenOf(text, node);
  if (isSingle(node) && isSingleValue(value)) {
    return { start: node.range[0], end: endOf(text, node), text: scalarText(value, text.slice(...node.range)) };
  }
  const start = lineStart(text, node.range[0]) + column + 1;
  return { start, end: endOf(text, node), text: afterHyphen(value, column) };
}

/** The splice that takes a key or an element away with its lines; what is left empty becomes empty brackets. */
export function removing(text, doc, parts) {
  const nodes = trail(doc, parts);
  const outer = nodes.slice(0, -1).findIndex((node) => (isMap(node) || isSeq(node)) && node.flow);
  if (outer >= 0) return inBrackets(text, doc, nodes, parts, outer, drop);
  const [holder, key] = [nodes.at(-2), parts.at(-1)];
  const pair = isMap(holder) ? pairOf(holder, key) : undefined;
  const [first, last] = pair ? [pair.key, pair.value?.range ? pair.value : pair.key] : [nodes.at(-1), nodes.at(-1)];
  if (holder.items.length === 1 && nodes.length > 2) return emptied(text, nodes.at(-3), parts.at(-2), holder);
  let start = lineStart(text, first.range[0]);
  const end = nextLine(text, endOf(text, last));
  if (pair && text.slice(start, first.range[0]).trim()) return afterItsHyphen(text, first, holder);
  if (columnOf(text, first.range[0]) === 0 && text.slice(0, start).endsWith('\n\n')) start -= 1;
  return { start, end, text: '' };
}

/** The first key of an element stands on the line of the hyphen: the next key moves there. */
function afterItsHyphen(text, first, holder) {
  return { start: first.range[0], end: holder.items[1].key.range[0], text: '' };
}

function emptied(text, above, key, holder) {
  const written = isMap(holder) ? ' {}' : ' []';
  if (isSeq(above)) return { start: holder.range[0], end: endOf(text, holder), text: written.trim() };
  const pair = pairOf(above, key);
  const colon = text.indexOf(':', pair.key.range[1]) + 1;
  return { start: colon, end: endOf(text, holder), text: written };
}

/** The splice that gives a key another name. */
export function renaming(doc, parts, name) {
  const pair = pairOf(trail(doc, parts).at(-2), parts.at(-1));
  return { start: pair.key.range[0], end: pair.key.range[1], text: keyText(name) };
}

export const isOneScalar = (splice, node) => isScalar(node) && isSingle(node) && !splice.text.includes('\n') && splice.start === node.range[0];
