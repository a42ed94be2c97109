// A YAML 1.2 text → plain data and the place of everything in it. The package `yaml` parses; what scalars, keys, tags,
// anchors and aliases mean is decided here, as the standard says it.
import { Composer, isAlias, isMap, isScalar, Parser } from 'yaml';
import { noteKey } from './json_reader.js';
import { escapeKey, plainObject } from '../shared/pointers.js';
import { isOdd, Refused, scalar } from './scalars.js';
import { Source, Unreadable } from './source.js';

const PLAIN = {
  version: '1.2',
  schema: 'failsafe',
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
  logLevel: 'silent',
};
const SAYS_SOMETHING = /^[^\S\n]*[^\s#]/m;
const MERGE_KEY = '<<';
const HARMLESS = new Set(['TAG_RESOLVE_FAILED', 'BAD_DIRECTIVE']);
const OPENERS = new Set(['block-map', 'block-seq', 'flow-collection']);

export class YamlReader {
  /** `sections`, if given, remembers what was read before. */
  constructor(text, source, sections = null) {
    Object.assign(this, { text, source, sections });
  }

  /** The data and the places of the first document. Throws Unreadable. */
  read() {
    if (!SAYS_SOMETHING.test(this.text)) throw this.empty(); // ten million empty lines take the parser half a minute
    return this.inSections() ?? this.inOne();
  }

  /** The same from the sections of the text; null if it is to be read whole. */
  inSections() {
    const found = this.sections?.read(this.text, (text, level) => section(text, this.source.bounds, level));
    if (!found || found.count >= this.source.bounds.values) return null;
    const { data, children, problems } = found;
    this.source.problems.push(...problems);
    return { data, place: { start: 0, end: this.text.length, children, isMap: true } };
  }

  inOne() {
    const tokens = [...new Parser().parse(this.text)];
    for (const token of tokens) this.bound(token);
    const [first, second] = new Composer(PLAIN).compose(tokens, true, this.text.length);
    if (!first) throw this.empty();
    const error = first.errors.find((each) => !HARMLESS.has(each.code));
    if (error) throw this.source.stop('DC56', error.pos[0], error.message);
    if (second) this.noteSecond(second);
    const node = first.contents;
    if (!second && (node === null || isNothing(node))) throw this.empty();
    return this.value(node, '', 0);
  }

  empty() {
    return this.source.stop('DC58', 0, 'the file is empty or has only comments, expected a manifest');
  }

  noteSecond(document) {
    const start = document.range[0];
    this.source.note('DC57', '', start, start + 3, 'found a second document; only the first has been read');
  }

  /** Hold a document to its depth and its number of keys and values, before anything is composed. */
  bound(document) {
    const { nesting, values } = this.source.bounds;
    this.count = 0;
    const pending = [[document.value, 1]];
    while (pending.length) {
      const [token, depth] = pending.pop();
      if (!token) continue;
      this.count += 1;
      if (this.count > values)
        throw this.source.stop('DC51', token.offset, `here is key or value number ${this.count}, more than are read`);
      if (!OPENERS.has(token.type)) continue;
      if (depth > nesting)
        throw this.source.stop('DC66', token.offset, `the text is nested more than ${nesting} levels deep`);
      for (const item of token.items) pending.push([item.key, depth + 1], [item.value, depth + 1]);
    }
  }

  value(node, pointer, at) {
    if (!node) return { data: null, place: { start: at, end: at } };
    const place = { start: node.range[0], end: node.range[1] };
    if (isAlias(node)) {
      this.source.note(
        'DC62',
        pointer,
        place.start,
        place.end,
        `found the alias "*${node.source}", expected a value`,
        true,
      );
      return { data: null, place };
    }
    this.unmark(node, pointer);
    if (isScalar(node)) return { data: this.scalar(node, pointer), place };
    Object.assign(place, { children: new Map(), isMap: isMap(node) });
    return { data: place.isMap ? this.mapping(node, pointer, place) : this.list(node, pointer, place), place };
  }

  scalar(node, pointer) {
    if (node.type !== 'PLAIN') return this.whole(node);
    try {
      return scalar(node.source ?? '');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.source.refuse(error, pointer, node.range[0], node.range[1]);
      return null;
    }
  }

  /** A text in quotes or in a block. */
  whole(node) {
    if (node.value.isWellFormed()) return node.value;
    throw this.source.stop('DC55', node.range[0], 'found half of a surrogate pair, expected a character');
  }

  list(node, pointer, place) {
    return node.items.map((item, index) => {
      const inner = isPairAlone(item)
        ? this.pair(item, `${pointer}/${index}`)
        : this.value(item, `${pointer}/${index}`, place.end);
      place.children.set(String(index), inner.place);
      return inner.data;
    });
  }

  /** A pair within a flow list, which is a mapping of one key: `[a: 1]`. */
  pair(item, pointer) {
    const start = item.key?.range?.[0] ?? 0;
    const place = { start, end: item.value?.range?.[1] ?? start, children: new Map(), isMap: true };
    return { data: this.mapping({ items: [item] }, pointer, place), place };
  }

  mapping(node, pointer, place) {
    const data = plainObject();
    for (const { key, value } of node.items) {
      if (node.flow && isNoKey(key)) throw this.source.stop('DC56', place.start, 'found no key before the colon');
      const name = this.key(key, pointer, data, place);
      if (name === null) continue;
      const span = { start: key?.range?.[0] ?? place.start, end: key?.range?.[1] ?? place.start };
      const inner = this.value(value, `${pointer}/${escapeKey(name)}`, span.end);
      data[name] = inner.data;
      place.children.set(name, { ...inner.place, key: span });
    }
    return data;
  }

  /** The key of a pair; null if it is dropped together with its value. */
  key(node, pointer, data, place) {
    const [start, end] = node?.range ?? [place.start, place.start];
    if (node && !isScalar(node)) return this.dropKey(node, pointer, start, end);
    const name = node ? (node.type === 'PLAIN' ? (node.source ?? '') : this.whole(node)) : '';
    const isPlain = !node || node.type === 'PLAIN';
    if (isPlain && name === MERGE_KEY) {
      this.source.note('DC62', pointer, start, end, 'found the merge key "<<", expected a key of the manifest');
      return null;
    }
    const at = `${pointer}/${escapeKey(name)}`;
    if (isPlain && isOdd(name))
      this.source.note('DC61', at, start, end, `found ${name || 'nothing'} as a key, expected a string`);
    if (node) this.unmark(node, at);
    return noteKey(this.source, name, pointer, data, { start, end }, place) ? null : name;
  }

  dropKey(node, pointer, start, end) {
    const isReference = isAlias(node);
    const what = isReference ? 'an alias' : isMap(node) ? 'a mapping' : 'a list';
    this.source.note(isReference ? 'DC62' : 'DC61', pointer, start, end, `found ${what} as a key, expected a string`);
    return null;
  }

  /** Note the anchor and the tag of a node, which is then read without them. */
  unmark(node, pointer) {
    const [start, end] = node.range;
    if (node.anchor)
      this.source.note('DC62', pointer, start, end, `found the anchor "&${node.anchor}", expected a value without one`);
    if (node.tag)
      this.source.note('DC63', pointer, start, end, `found the tag "${node.tag}", expected a value without one`);
  }
}

/** What is in one entry of the whole, a mapping of one key. Null if it cannot be read: why, the whole text shows. */
function section(text, bounds, level) {
  const reader = new YamlReader(text, new Source({ ...bounds, nesting: bounds.nesting + 1 - level }));
  try {
    const { data, place } = reader.inOne();
    if (!place.isMap || place.children.size !== 1) return null;
    const [[name, inner]] = place.children;
    return { name, data: data[name], place: inner, problems: reader.source.problems, count: reader.count - 1 };
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

const isNothing = (node) => isScalar(node) && node.type === 'PLAIN' && !node.source && !node.anchor && !node.tag;

const isNoKey = (key) => !key || (key.type === 'PLAIN' && !key.source);

const isPairAlone = (item) => item !== null && typeof item === 'object' && 'key' in item && !('range' in item);
