// Placeholders instead of answers: words, sentences and patterns of the published list, each at its places.
import { get } from '../shared/pointers.js';

const DIGEST = /^[0-9a-f]{64}$/;
const FEWEST_DIGITS = 8;
const REMEMBERED = 5000;
const SHORT = 2;
const ALONE = 'evasive';
const AT_ITS_PLACES = new Set(['form', 'identifier', 'bare', 'vague']);
const LONGEST_SENTENCE = 120;
const NO_VALUE = new Set(['nothing', 'state', 'without_locator', 'not_applicable', 'unknown', 'form', 'identifier']);
const OF_A_NAME = new Set(['nothing', 'without_locator', 'not_applicable', 'unknown']);

/** List every placeholder; returns their pointers. A reference that leads somewhere is an answer, whatever it looks like. */
export function listPlaceholders(data, inventory, ids, catalogue, findings) {
  const [listed, empty] = [placeholdersOf(catalogue), new Set()];
  const own = listed.ownNames(data);
  for (const { pointer, text, reference } of [...inventory.leaves, ...inventory.ownWords]) {
    const meaning = listed.meaning(text, pointer) || listed.isOwnName(own, text, pointer);
    if (!meaning || listed.standsForItself(pointer) || (reference && ids.has(text))) continue;
    empty.add(pointer);
    findings.add('DC71', pointer, `"${text.trim()}" is no answer`);
  }
  return empty;
}

function placeholdersOf(catalogue) {
  catalogue.listed ??= new Placeholders(catalogue.placeholders);
  return catalogue.listed;
}

class Placeholders {
  constructor(listed) {
    Object.assign(this, listed);
    this.prose = new Prose(listed.prose);
    this.meanings = new Map([
      ...this.prose.questions.map((text) => [text, 'question']),
      ...Object.entries(listed.words),
    ]);
    this.hints = [...listed.parts, ...Object.keys(listed.patterns)];
    this.places = Object.fromEntries(
      Object.entries(listed.places).map(([name, pattern]) => [name, new RegExp(pattern, 'u')]),
    );
    this.trim = new Set(listed.around);
    this.known = new Map();
  }

  /** The title and the identifiers of the dataset itself, folded. */
  ownNames(data) {
    const [title, identifiers] = [get(data, '/dataset/title'), get(data, '/dataset/identifiers')];
    const named = [title, ...(Array.isArray(identifiers) ? identifiers : [])].filter((each) => typeof each === 'string');
    return new Set(named.map((each) => this.trimmed(each.toLowerCase())).filter(Boolean));
  }

  isOwnName(own, text, pointer) {
    return own.has(this.trimmed(text.toLowerCase())) && this.places.vague.test(pointer);
  }

  standsForItself(pointer) {
    return this.places.any_word.test(pointer);
  }

  /** The meaning of a placeholder; empty if a text at a pointer is none. */
  meaning(text, pointer) {
    if (this.known.size > REMEMBERED) this.known.clear();
    if (!this.known.has(text)) this.known.set(text, this.read(text));
    const { whole, word, ofWord, ofSentence, hints } = this.known.get(text);
    if (ofWord && this.countsAt(pointer, ofWord, word)) return ofWord;
    const sentence =
      ofSentence === ALONE && (this.places.names.test(pointer) || !this.isAskedInProse(pointer)) ? '' : ofSentence;
    return sentence || (hints.length && this.isLike(hints, whole, pointer) ? 'nothing' : '');
  }

  read(text) {
    const whole = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
    const word = this.folded(whole);
    const hints = this.hints.filter((hint) => whole.includes(hint));
    return { whole, word, ofWord: this.ofWord(whole), ofSentence: this.ofSentence(word), hints };
  }

  /** A text without the characters around it; signs alone stay as they are. */
  folded(text) {
    return this.trimmed(text) || text;
  }

  trimmed(text) {
    const letters = [...text];
    let [start, end] = [0, letters.length];
    while (start < end && this.trim.has(letters[start])) start += 1;
    while (end > start && this.trim.has(letters[end - 1])) end -= 1;
    return letters.slice(start, end).join('');
  }

  /** Whether a word of this meaning is a placeholder at a place. */
  countsAt(pointer, meaning, word) {
    if (AT_ITS_PLACES.has(meaning)) return this.places[meaning].test(pointer);
    if (this.places.names.test(pointer)) return OF_A_NAME.has(meaning) && !/^\p{L}+$/u.test(word);
    const describes = this.places.descriptions.test(pointer);
    if (meaning === 'state') return !describes;
    if (meaning === 'none') return this.prose.refusesNone(pointer);
    if (meaning === 'question') return !describes && this.prose.repeats(pointer, word);
    return meaning !== ALONE || this.isAskedInProse(pointer);
  }

  isAskedInProse(pointer) {
    return this.prose.holds(pointer) && !this.places.descriptions.test(pointer);
  }

  /** The meaning of a plain text as a word; after the beginning of an identifier it is `nothing`. */
  ofWord(whole) {
    let bare = whole;
    for (let count = 0; count < this.beginnings; count += 1) {
      const prefix = this.prefixes.find((each) => bare.startsWith(each));
      if (prefix) bare = bare.slice(prefix.length).trim();
    }
    let word = this.folded(bare);
    if (word.length <= SHORT && word.search(/[^\x00-\x7f]/) < 0 && word !== bare && word !== 'no') word = '';
    const meaning = this.meanings.get(word) ?? (repeatsItself(word) ? 'digest' : '');
    if (bare === whole || meaning === 'sample') return meaning;
    return !bare || NO_VALUE.has(meaning) ? 'nothing' : '';
  }

  /** Whether a plain text contains a piece of an example or of a template, or begins like an identifier but is none. */
  isLike(hints, whole, pointer) {
    if (this.parts.includes(hints[0])) return true;
    const isName = this.places.names.test(pointer);
    return hints.some((hint) => this.patterns[hint].some((each) => !(isName && each.prose) && fits(each, whole)));
  }

  /** The meaning of a sentence each of whose words is one of a form, with each head of the form among them. */
  ofSentence(line) {
    if (!line || line.length > LONGEST_SENTENCE) return '';
    const words = line.split(SIGNS).filter(Boolean);
    const joined = this.sentences.signs.includes([...line][0]) ? this.ofJoined(words.join('')) : '';
    if (joined || !words.length) return joined;
    const shared = words
      .map((word) => new Set(this.placesOf(word).map(([form]) => form)))
      .reduce((one, other) => new Set([...one].filter((form) => other.has(form))));
    for (const number of [...shared].sort((one, other) => one - other)) {
      const form = this.sentences.forms[number];
      if (!form.joined && (words.length > 1 || form.meaning === ALONE) && this.hasHeads(number, words))
        return form.meaning;
    }
    return '';
  }

  /** The forms that a word is in, each with its head there; an empty head is none. */
  placesOf(word) {
    const places = Object.hasOwn(this.sentences.words, word) ? this.sentences.words[word].split(' ') : [];
    return places.map((place) => [Number(place.split(':')[0]), place.split(':')[1]]);
  }

  hasHeads(number, words) {
    const heads = new Set(
      words
        .flatMap((word) => this.placesOf(word))
        .filter(([form, head]) => form === number && head)
        .map(([, head]) => head),
    );
    return heads.size === this.sentences.forms[number].heads;
  }

  /** The meaning of a sentence in a language that does not separate words. */
  ofJoined(text) {
    for (const [number, pattern] of this.joinedForms()) {
      const words = text.match(pattern) ?? [];
      if (words.join('').length === text.length && this.hasHeads(number, words))
        return this.sentences.forms[number].meaning;
    }
    return '';
  }

  joinedForms() {
    this.joined ??= this.sentences.forms.flatMap((form, number) => {
      if (!form.joined) return [];
      const words = Object.keys(this.sentences.words).filter((word) =>
        this.placesOf(word).some(([each]) => each === number),
      );
      const escaped = words
        .sort((one, other) => other.length - one.length)
        .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
      return [[number, new RegExp(escaped.join('|'), 'gu')]];
    });
    return this.joined;
  }
}

// What separates the words of a sentence.
const SIGNS =
  /(?:[\u0000-\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u007f…–—‘’‚‛“”„‟«»‹›、。，．：；！？（）「」『』〈〉《》【】·،؛؟।॥]|\s)+/u;

function fits(pattern, whole) {
  if (pattern.needs && !pattern.needs.some((need) => whole.includes(need))) return false;
  return unicodePattern(pattern.search).test(whole);
}

const PATTERNS = new Map();

/** A published pattern, compiled once: `\w` is a letter, a number or `_` of any script, and `\b` the border of such. */
export function unicodePattern(pattern) {
  if (!PATTERNS.has(pattern)) PATTERNS.set(pattern, inUnicode(pattern));
  return PATTERNS.get(pattern);
}

function inUnicode(pattern) {
  const word = '\\p{L}\\p{N}_';
  const border = `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`;
  const parts = pattern.split(/(\\.|\[(?:\\.|[^\]\\])*\])/u);
  const read = (part) =>
    part === '\\b'
      ? border
      : part === '\\w'
        ? `[${word}]`
        : part === '\\W'
          ? `[^${word}]`
          : part.startsWith('[')
            ? part.replaceAll('\\w', word)
            : part;
  return new RegExp(parts.map(read).join(''), 'u');
}

/** 64 hexadecimal digits that repeat themselves, or are of few kinds, as those of a digest never are. */
const repeatsItself = (word) =>
  DIGEST.test(word) && (new Set(word).size < FEWEST_DIGITS || (word + word).indexOf(word, 1) < word.length);

/** The fields that hold prose, as a tree of their keys: `*` is any id, and the empty key the end of a path. */
class Prose {
  constructor(listed) {
    this.tree = new Map();
    for (const [path, field] of Object.entries(listed)) this.grow(path, field);
    const keys = Object.keys(listed).flatMap((path) =>
      path
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('_', ' ')),
    );
    this.questions = [...Object.values(listed).flatMap((field) => field.asks), ...keys];
  }

  grow(path, field) {
    let node = this.tree;
    for (const part of path.split('/').slice(1)) {
      if (!node.has(part)) node.set(part, new Map());
      node = node.get(part);
    }
    node.set('', field);
  }

  holds(pointer) {
    return Boolean(this.found(pointer).field);
  }

  /** Whether the answer at a pointer is prose that must say something: `none` is no answer there. */
  refusesNone(pointer) {
    return this.found(pointer).field?.none === false;
  }

  /** Whether prose at a pointer only repeats what is asked there, or one of the keys that lead there. */
  repeats(pointer, words) {
    const { field, keys } = this.found(pointer);
    return Boolean(field) && (field.asks.includes(words) || keys.includes(words));
  }

  found(pointer) {
    let node = this.tree;
    const keys = [];
    const parts = pointer.split('/').slice(1);
    for (const part of parts) {
      if (node.has(part)) {
        node = node.get(part);
        keys.push(part.replaceAll('_', ' '));
      } else if (node.has('*')) {
        node = node.get('*');
      } else if (!/^\d+$/.test(part)) {
        return { field: OWN_WORDS.has(parts.at(-1)) ? { none: false, asks: [] } : undefined, keys };
      }
    }
    return { field: parts.length ? node.get('') : undefined, keys };
  }
}

/** Keys of prose that belong to no field: why there is a gap, and what no listed word says. */
const OWN_WORDS = new Set(['reason', 'other']);
