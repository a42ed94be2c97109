// A JSON text → plain data and the place of everything in it. `JSON.parse` cannot: it forgets how a number is written,
// and which keys stood twice.
import { escapeKey, plainObject } from '../shared/pointers.js';
import { notFinite, number, Refused } from './scalars.js';

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|NaN|-?Infinity/y;
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);
const WORDS = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

export class JsonReader {
  constructor(text, source) {
    this.text = text;
    this.source = source;
    this.at = 0;
    this.count = 0;
  }

  /** The data and the places of the text. Throws SyntaxError if it is not JSON, and Unreadable beyond the bounds. */
  read() {
    this.space();
    const root = this.value('', 1);
    if (this.at < this.text.length) throw this.wrong('expected nothing after the end of the document');
    return root;
  }

  wrong(expected) {
    return new SyntaxError(expected, { cause: this.at });
  }

  space() {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)[0].length;
  }

  /** Go past a sign, and say whether it was there. */
  passes(sign) {
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    this.space();
    return true;
  }

  taken(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found?.[0];
  }

  counted() {
    this.count += 1;
    if (this.count > this.source.bounds.values) {
      throw this.source.stop('DC51', this.at, `here is key or value number ${this.count}, more than are read`);
    }
  }

  value(pointer, depth) {
    this.counted();
    const start = this.at;
    const sign = this.text[start];
    if (sign === '{' || sign === '[') return this.container(sign, pointer, depth);
    const written = this.taken(sign === '"' ? STRING : WORD);
    if (written === undefined) throw this.wrong('expected a value');
    const place = { start, end: this.at };
    const data = sign === '"' ? this.string(written, pointer, place, true) : this.word(written, pointer, place);
    this.space();
    return { data, place };
  }

  container(sign, pointer, depth) {
    const { nesting } = this.source.bounds;
    if (depth > nesting) throw this.source.stop('DC66', this.at, `the text is nested more than ${nesting} levels deep`);
    const place = { start: this.at, end: this.at, children: new Map(), isMap: sign === '{' };
    this.passes(sign);
    const data = sign === '{' ? this.mapping(pointer, depth, place) : this.list(pointer, depth, place);
    return { data, place };
  }

  mapping(pointer, depth, place) {
    const data = plainObject();
    while (!this.closes('}', place, place.children.size || place.repeated)) {
      const key = this.key(pointer, data, place);
      const known = this.source.problems.length;
      const { data: value, place: inner } = this.value(`${pointer}/${escapeKey(key.name)}`, depth + 1);
      if (key.isRepeated) {
        this.source.problems.length = known; // what is dropped has no problems
      } else {
        data[key.name] = value;
        place.children.set(key.name, { ...inner, key: key.span });
      }
    }
    return data;
  }

  key(pointer, data, place) {
    this.counted();
    const start = this.at;
    const written = this.taken(STRING);
    if (written === undefined) throw this.wrong('expected a key in double quotes');
    const span = { start, end: this.at };
    const name = this.string(written, pointer, span, false);
    this.space();
    if (!this.passes(':')) throw this.wrong('expected a colon after the key');
    return { name, span, isRepeated: noteKey(this.source, name, pointer, data, span, place) };
  }

  list(pointer, depth, place) {
    const data = [];
    while (!this.closes(']', place, data.length)) {
      const { data: value, place: inner } = this.value(`${pointer}/${data.length}`, depth + 1);
      place.children.set(String(data.length), inner);
      data.push(value);
    }
    return data;
  }

  /** Whether a container ends here; between its entries there is a comma. */
  closes(sign, place, isFull) {
    if (this.text[this.at] === sign) {
      this.at += 1;
      place.end = this.at;
      this.space();
      return true;
    }
    if (isFull && !this.passes(',')) throw this.wrong('expected a comma or a closing bracket');
    if (isFull && this.text[this.at] === sign) throw this.wrong('expected no comma after the last value');
    return false;
  }

  string(written, pointer, { start, end }, isValue) {
    const text = JSON.parse(written);
    if (text.isWellFormed?.() ?? text.search(HALF) < 0) return text;
    const replaced = text.replace(HALF, '\ufffd');
    const at = isValue ? pointer : `${pointer}/${escapeKey(replaced)}`;
    this.source.note('DC55', at, start, end, 'found half of a surrogate pair, expected a character', isValue);
    return isValue ? null : replaced;
  }

  word(written, pointer, { start, end }) {
    try {
      if (NOT_FINITE.has(written)) throw notFinite();
      return WORDS.has(written) ? WORDS.get(written) : number(written);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.source.refuse(error, pointer, start, end);
      return null;
    }
  }
}

/** Hold a key to its length, and note one that its mapping has already: of these, the first value counts. */
export function noteKey(source, name, pointer, data, { start, end }, place) {
  if (name.length > source.bounds.key && [...name].length > source.bounds.key)
    throw source.stop('DC51', start, `found a key of ${name.length} characters`);
  if (!Object.hasOwn(data, name)) return false;
  place.repeated = true;
  source.note(
    'DC60',
    `${pointer}/${escapeKey(name)}`,
    start,
    end,
    `found the key "${name}" a second time; the first counts`,
  );
  return true;
}
