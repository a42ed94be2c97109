// A manifest as its text: every change is a splice, so that comments, order and quoting stay, and can be undone.
import { LineCounter, parseDocument } from 'yaml';
import { below, get, isEmpty, isMap, lastOf, parentOf, partsOf, pointerOf, put, same } from '../../shared/pointers.js';
import { CannotEdit, isOneScalar, removing, renaming, setting, trail } from './splices.js';

const MOST_UNDONE = 500;

export class ManifestText {
  #text = '';
  #doc;
  #data = {};
  #undone = [];
  #past = [];

  /** `orderAt(pointer, data)` gives the keys of an object in the order of the standard. */
  constructor(text = '', orderAt = () => []) {
    this.orderAt = orderAt;
    this.listeners = new Set();
    this.#read(text);
  }

  get text() { return this.#text; }

  /** The answers as plain data; not to be changed. */
  get data() { return this.#data; }

  /** What keeps the text from being read whole: the message, the line and the column of each place. */
  get problems() {
    return this.#doc.errors.map((error) => {
      const { line, col } = this.lines.linePos(error.pos[0]);
      return { message: error.message.split(' at line ')[0], line, column: col, offset: error.pos[0] };
    });
  }

  get canUndo() { return this.#past.length > 0; }

  get canRedo() { return this.#undone.length > 0; }

  get(pointer) { return get(this.#data, pointer); }

  /** Replace the whole text, as typed by hand. */
  type(text, label = 'typing') {
    if (text === this.#text) return;
    this.#remember(label);
    this.#read(text);
    this.#tell(undefined);
  }

  /** Put an answer; what must hold it is created. An empty one takes the answer away. */
  set(pointer, value) {
    if (isEmpty(value) && typeof value !== 'object') { this.remove(pointer); return; }
    if (same(this.get(pointer), value) && this.get(pointer) !== undefined) return;
    if (Array.isArray(value) && Array.isArray(this.get(pointer)) && this.#setList(pointer, value)) return;
    const at = this.#firstMissing(pointer);
    const whole = this.#ordered(at, at === pointer ? value : nested(pointer.slice(at.length), value));
    this.#change(at, pointer, (parts) => setting(this.#text, this.#doc, parts, whole, this.orderAt(parentOf(at), this.#data)), value);
  }

  /** Take an answer away; a holder that is left empty goes too, unless it is an entry of a collection or the whole. */
  remove(pointer, isEntry = () => false) {
    if (this.get(pointer) === undefined) return;
    let at = pointer;
    for (let up = parentOf(at); up && Object.keys(this.get(up)).length === 1 && !isEntry(up); up = parentOf(at)) at = up;
    this.#change(at, at, (parts) => removing(this.#text, this.#doc, parts));
  }

  /** Give the entry at a pointer another key, and every reference to it at the given places. */
  rename(pointer, name, references = []) {
    if (lastOf(pointer) === name) return;
    const to = below(parentOf(pointer), name);
    if (this.get(to) !== undefined) throw new CannotEdit(`“${name}” already exists`);
    this.#atomic('rename', () => {
      for (const each of references) this.#splice(setting(this.#text, this.#doc, partsOf(each), name, []));
      this.#splice(renaming(this.#doc, partsOf(pointer), name));
    });
  }

  /** Several changes that are undone as one. */
  together(label, changes) { this.#atomic(label, changes); }

  undo() { return this.#step(this.#past, this.#undone); }

  redo() { return this.#step(this.#undone, this.#past); }

  /** Where in the text the answer at a pointer, or the nearest that holds it, begins and ends. */
  spanOf(pointer) {
    this.#settle();
    const nodes = trail(this.#doc, partsOf(pointer)).filter((node) => node?.range);
    return nodes.length ? { start: nodes.at(-1).range[0], end: nodes.at(-1).range[1] } : { start: 0, end: 0 };
  }

  lineAt(offset) { return this.#text.slice(0, offset).split('\n').length; }

  #read(text) {
    this.#text = text;
    this.lines = new LineCounter();
    this.#doc = parseDocument(text, { lineCounter: this.lines, version: '1.2', uniqueKeys: true, prettyErrors: true });
    this.#moved = false;
    let data = {};
    try { data = this.#doc.toJS({ maxAliasCount: 100 }) ?? {}; } catch (error) { this.#doc.errors.push(asError(error)); }
    this.#data = isMap(data) ? data : {};
    if (!isMap(data)) this.#doc.errors.push(asError(new Error("expected answers under keys, such as `dataset:`")));
  }

  #moved = false;

  /** After a quick change of one scalar the places of all that follows have moved: read again before they matter. */
  #settle() { if (this.#moved) this.#read(this.#text); }

  /** A new holder with its keys in the order of the standard. */
  #ordered(pointer, value) {
    if (!isMap(value) || Object.keys(value).length < 2 && !Object.values(value).some(isMap)) return value;
    const data = structuredClone(this.#data);
    put(data, pointer, value);
    const order = this.orderAt(pointer, data);
    const rank = (key) => (order.indexOf(key) < 0 ? order.length : order.indexOf(key));
    const keys = Object.keys(value).sort((one, other) => rank(one) - rank(other));
    return Object.fromEntries(keys.map((key) => [key, this.#ordered(below(pointer, key), value[key])]));
  }

  #firstMissing(pointer) {
    const parts = partsOf(pointer);
    for (let count = 1; count < parts.length; count += 1) {
      const at = pointerOf(parts.slice(0, count));
      const held = this.get(at);
      if (isEmpty(held) || typeof held !== 'object') return at;
    }
    return pointer;
  }

  #change(at, pointer, splicing, value) {
    const label = `${value === undefined ? 'remove' : 'set'} ${pointer}`;
    const parts = partsOf(at);
    this.#atomic(label, () => {
      if (!this.#doc.contents?.items) this.#start();
      const wanted = structuredClone(this.#data);
      if (value === undefined) drop(wanted, at); else put(wanted, pointer, value);
      if (this.#quickly(parts, splicing, value)) return;
      this.#settle();
      this.#splice(splicing(parts));
      const now = dropped(this.#data, at);
      if (!same(now, dropped(wanted, at)) || !same(this.get(pointer), get(wanted, pointer))) throw new CannotEdit(`${at} cannot be changed without another answer; edit the text itself`);
    }, pointer);
  }

  /** One scalar for another on one line: the text changes, nothing is read again. */
  #quickly(parts, splicing, value) {
    if (this.#moved && this.#lastQuick !== pointerOf(parts)) this.#settle();
    const node = trail(this.#doc, parts).at(-1);
    if (!node || value === undefined || (value !== null && typeof value === 'object')) return false;
    const splice = splicing(parts);
    if (!isOneScalar(splice, node)) return false;
    this.#text = this.#text.slice(0, splice.start) + splice.text + this.#text.slice(splice.end);
    node.range = [splice.start, splice.start + splice.text.length, splice.start + splice.text.length];
    node.value = value;
    put(this.#data, pointerOf(parts), value);
    this.#moved = true;
    this.#lastQuick = pointerOf(parts);
    return true;
  }

  #lastQuick = '';

  #splice({ start, end, text }) {
    this.#read(this.#text.slice(0, start) + text + this.#text.slice(end));
  }

  /** A document without any answer begins with the first one. */
  #start() {
    const above = this.#text.trimEnd();
    this.#read(`${above}${above && "\n"}synthreport: "1.0"\n`);
  }

  /** A list changes element by element, so that comments between them stay. */
  #setList(pointer, wanted) {
    const held = this.get(pointer);
    if (!held.length || !wanted.length || [...held, ...wanted].some((each) => each !== null && typeof each === 'object')) return false;
    const kept = wanted.filter((each) => held.includes(each));
    const ordered = kept.every((each, at) => at === 0 || held.indexOf(kept[at - 1]) < held.indexOf(each));
    if (!kept.length || !ordered || !same(wanted.slice(0, kept.length), kept) || new Set(wanted).size < wanted.length) return false;
    this.#atomic(`set ${pointer}`, () => {
      held.map((each, at) => [each, at]).reverse().forEach(([each, at]) => { if (!wanted.includes(each)) this.#apply(below(pointer, at)); });
      wanted.slice(kept.length).forEach((each) => this.#apply(below(pointer, this.get(pointer).length), each));
    }, pointer);
    return true;
  }

  #apply(pointer, value) {
    this.#settle();
    const parts = partsOf(pointer);
    this.#splice(value === undefined ? removing(this.#text, this.#doc, parts) : setting(this.#text, this.#doc, parts, value, []));
  }

  #depth = 0;

  #atomic(label, changes, pointer) {
    const [before, steps, undone] = [this.#text, this.#past.length, this.#undone];
    const takeBack = () => { this.#past.length = Math.min(steps, this.#past.length); this.#undone = undone; };
    if (this.#depth === 0) this.#remember(label);
    this.#depth += 1;
    try {
      changes();
    } catch (error) {
      if (this.#depth === 1) { takeBack(); this.#read(before); }
      throw error;
    } finally {
      this.#depth -= 1;
    }
    if (this.#depth > 0) return;
    if (this.#text === before) takeBack();
    this.#tell(pointer);
  }

  /** Keystrokes in one place are undone as one. */
  #remember(label) {
    this.#undone = [];
    if (this.#past.at(-1)?.label === label && (label.startsWith('set ') || label === 'typing')) return;
    this.#past.push({ text: this.#text, label });
    if (this.#past.length > MOST_UNDONE) this.#past.shift();
  }

  #step(from, to) {
    const step = from.pop();
    if (!step) return false;
    to.push({ text: this.#text, label: step.label });
    this.#read(step.text);
    this.#tell(undefined);
    return true;
  }

  #tell(pointer) { for (const listen of this.listeners) listen(pointer); }
}

const asError = (error) => Object.assign(error, { pos: [0, 0] });

const nested = (pointer, value) => partsOf(pointer).reduceRight((held, part) => ({ [part]: held }), value);

function drop(data, pointer) {
  const held = get(data, parentOf(pointer));
  if (Array.isArray(held)) held.splice(Number(lastOf(pointer)), 1);
  else if (held) delete held[lastOf(pointer)];
}

const dropped = (data, pointer) => { const copy = structuredClone(data); drop(copy, pointer); return copy; };
