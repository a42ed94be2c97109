// The state of every item: one walk over the data along the tree of the standard's fields.
import { highest, Node } from './catalogue.js';
import { escapeKey, isGap, isMap, split } from '../shared/pointers.js';

/** The states of an item, the least important first: an item with several has the last. */
const WEIGHT = ['stated', 'stated_in_part', 'gap', 'missing', 'malformed'];
const GAPS = 'LI02';
const NOTHING = new Node();

export class Inventory {
  constructor(catalogue, data, malformed, forms) {
    Object.assign(this, { catalogue, data, formless: malformed.formless, explained: forms.explained });
    this.malformed = malformed.pointers;
    this.codes = Object.fromEntries(WEIGHT.map((state) => [state, new Set()]));
    this.lacks = []; // {holder, key, code, level, also}
    this.gaps = []; // {pointer, kind, codes, item, key}
    this.leaves = []; // {pointer, text, item, reference}
    this.ownWords = [];
    this.keys = [];
    this.unsaid = new Set([...this.malformed, ...this.formless.keys()]);
    this.lacking = new Set();
    this.emptied = new Set([...this.unsaid].map((each) => split(each)[0]));
    this.holding = Object.fromEntries(catalogue.named.map(([name, each]) => [name, each.holds(data, 0, data)]));
    this.codes.stated.add(GAPS);
    this.object(catalogue.root, data, '', this.holding);
    for (const state of ['malformed', 'missing'])
      malformed.states[state].forEach((code) => this.codes[state].add(code));
  }

  /** The level of an item here: the profile's, or must if a condition makes the item essential. */
  level(code) {
    const isEssential = this.catalogue.items[code].essential_where.some((name) => this.holding[name]);
    return isEssential ? 'must' : this.catalogue.level(code);
  }

  /** The state of every item. */
  states() {
    const found = {};
    for (const code of Object.keys(this.catalogue.items)) {
      found[code] = WEIGHT.findLast((state) => this.codes[state].has(code)) ?? 'not_applicable';
    }
    return found;
  }

  /** Every place that has a finding that no answer can be read there, and every gap for something essential. */
  unread() {
    const essential = this.gaps.filter((gap) => gap.codes.some((code) => this.level(code) === 'must'));
    return [...this.malformed, ...this.formless.keys(), ...essential.map((gap) => gap.pointer), ...this.lacking];
  }

  object(node, data, pointer, scope) {
    for (const name of node.asked)
      if (this.isEmpty(node, name, data, pointer)) this.absent(node.children.get(name), name, data, pointer, scope);
    if ('rest' in data) this.reason(data.rest, `${pointer}/rest`);
    for (const [name, answer] of Object.entries(data)) {
      const child = node.children.get(name);
      const variant = child?.variant(data);
      const at = `${pointer}/${escapeKey(name)}`;
      if (!variant) this.word(name, answer, at);
      else if (!this.isEmpty(node, name, data, pointer)) this.answer(child, variant, answer, at, scope);
    }
  }

  /** Whether an answer states nothing: it is not there, or a list or a map without an entry. An object that lacks what
   *  it is asked for is no such map, and neither is one whose entries are malformed. */
  isEmpty(node, name, data, pointer) {
    if (!(name in data)) return true;
    const answer = data[name];
    if (answer === null || typeof answer !== 'object' || Object.keys(answer).length) return false;
    if (isMap(answer) && node.children.get(name).asked.length) return false;
    return !this.emptied.has(`${pointer}/${name}`);
  }

  /** An answer in the author's own words, for which the standard has no term. */
  word(name, answer, pointer) {
    if (typeof answer === 'string' && this.catalogue.own_words.includes(name))
      this.ownWords.push({ pointer, text: answer });
  }

  answer(node, variant, answer, pointer, scope) {
    if (isGap(answer)) {
      this.gap(node, variant, answer, pointer, scope);
      return;
    }
    this.codes.stated.add(variant.item);
    if (typeof answer === 'string')
      this.leaves.push({ pointer, text: answer, item: variant.item, reference: node.reference });
    else if (isMap(answer)) this.held(node, variant, answer, pointer, scope);
    else if (Array.isArray(answer))
      answer.forEach((each, index) => this.element(node.each ?? NOTHING, variant, each, `${pointer}/${index}`, scope));
  }

  /** An object, or a collection under ids. */
  held(node, variant, answer, pointer, scope) {
    const keys = Object.keys(answer);
    if (node.keyTargets) {
      for (const key of keys)
        this.keys.push({
          pointer: `${pointer}/${escapeKey(key)}`,
          text: key,
          item: variant.item,
          reference: node.keyTargets,
        });
    }
    if (!node.each || this.isObject(node, answer, keys)) this.object(node, answer, pointer, scope);
    else for (const key of keys) this.element(node.each, variant, answer[key], `${pointer}/${escapeKey(key)}`, scope);
  }

  /** Whether this is an object of the standard where a collection of elements is allowed, too: it has a key that tells
   *  the forms apart. An empty one is an object if no object can be an element: then the other form is a list. */
  isObject(node, answer, keys) {
    const isMarked = keys.some((key) => this.catalogue.markers.includes(key));
    if (isMarked || keys.some((key) => node.children.has(key))) return true;
    return !keys.length && !node.each.children.size;
  }

  element(node, variant, each, pointer, scope) {
    if (typeof each === 'string')
      this.leaves.push({ pointer, text: each, item: variant.item, reference: node.reference });
    else if (isMap(each)) this.object(node, each, pointer, this.scope(node, each, scope));
  }

  /** The conditions that hold in an element: those that each answers for itself are read there alone. */
  scope(node, each, scope) {
    if (!node.conditions.length) return scope;
    const own = node.conditions.map(([name, condition]) => [name, condition.holds(each, condition.depth, this.data)]);
    return { ...scope, ...Object.fromEntries(own) };
  }

  gap(node, variant, gap, pointer, scope) {
    const { codes, key } = this.markBelow(node, variant, 'gap', scope);
    this.gaps.push({ pointer, kind: gap.gap, codes, item: variant.item, key });
    this.unsaid.add(pointer);
    this.reason(gap, pointer);
  }

  /** A gap of some kinds needs a reason. */
  reason(gap, pointer) {
    if (!isMap(gap)) return;
    for (const name of ['access', 'reason']) {
      if (typeof gap[name] === 'string')
        this.ownWords.push({ pointer: `${pointer}/${name}`, text: gap[name], item: GAPS });
    }
    if (typeof gap.reason === 'string' || !this.explained.includes(gap.gap)) return;
    const isMalformed = this.malformed.has(`${pointer}/reason`);
    this.codes[isMalformed ? 'malformed' : 'missing'].add(GAPS);
    if (!isMalformed)
      this.lacks.push({ holder: pointer, key: 'reason', code: GAPS, level: this.level(GAPS), also: [] });
  }

  absent(node, name, holder, pointer, scope) {
    const at = `${pointer}/${name}`;
    const variant = node.variant(holder);
    if (!variant?.isAsked(scope) || this.formless.get(pointer) === at) return;
    const state = this.malformed.has(at) ? 'malformed' : isGap(holder.rest) ? 'gap' : 'missing';
    const below = this.markBelow(node, variant, state, scope);
    if (below.codes.length) this.lacking.add(at); // a section without required answers is not missing
    if (state === 'gap') this.gaps.push({ pointer: `${pointer}/rest`, kind: holder.rest.gap, ...below, item: null });
    if (state === 'missing') this.lack(node, variant, name, pointer, below, scope);
  }

  /** What an object lacks, by items: the first has everything lost below it, and is as binding as the most binding. */
  lack(node, variant, name, holder, below, scope) {
    const own = variant.item ? new Map([[variant.item, name]]) : this.own(node, name, scope);
    const folded = [...new Set(below.codes)].filter((code) => !own.has(code));
    [...own].forEach(([code, key], index) => {
      const lost = index ? [code] : [code, ...folded];
      const level = highest(lost.map((each) => this.levelOf(each, below)));
      this.lacks.push({ holder, key, code, level, also: lost.slice(1) });
    });
  }

  /** The level of a missing item; one that is answered in part without the field is at most a should. */
  levelOf(code, below) {
    const level = this.level(code);
    return level === 'must' && !below.key.has(code) ? 'should' : level;
  }

  /** The items directly in a section that is none itself, each with the path of the first field that asks for it. */
  own(node, path, scope, found = new Map()) {
    for (const name of node.asked) {
      const child = node.children.get(name);
      for (const variant of child.variants.filter((each) => each.isAsked(scope))) {
        if (!variant.item) this.own(child, `${path}/${name}`, scope, found);
        else if (!found.has(variant.item)) found.set(variant.item, `${path}/${name}`);
      }
    }
    return found;
  }

  /** Put an item, and the required ones below it, into a state; into *stated in part* if no key field is lost. */
  markBelow(node, variant, state, scope) {
    const asked = [variant, ...node.below()].filter((each) => each.isAsked(scope) && each.item);
    const codes = asked.map((each) => each.item);
    const key = new Set(asked.filter((each) => !each.completes).map((each) => each.item));
    for (const code of codes) {
      this.codes.stated_in_part.add(code);
      if (state === 'malformed' || key.has(code)) this.codes[state].add(code);
    }
    return { codes, key };
  }
}
