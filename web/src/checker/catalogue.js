// The published catalogue, as the checker reads it: items, rules, conditions, and a tree of all fields.
import { Condition } from './conditions.js';
import { isMap } from '../shared/pointers.js';

const LEVELS = ['must', 'should', 'may'];

/** The most binding of some levels. */
export const highest = (levels) => LEVELS.find((level) => levels.includes(level));

export const isItem = (code) => Number(code.slice(2)) <= 50;

/** A field in one form of its object: its item, and the conditions under which it is required. */
class Variant {
  constructor(field, items) {
    this.item = field.item;
    this.asked = field.asked;
    this.completes = field.completes ?? false;
    this.when = field.when ?? (field.item ? items[field.item].when : []);
    [this.tag, this.values] = Object.entries(field.if ?? {})[0] ?? ['', []];
  }

  /** Whether an object is of the form that this variant belongs to. */
  fits(holder) {
    if (!this.tag) return true;
    return this.values.length ? this.values.includes(holder[this.tag]) : this.tag in holder;
  }

  isAsked(scope) {
    return this.asked && this.when.every((name) => scope[name]);
  }
}

/** A field of the standard, the fields below it, and its elements if it is a collection. */
export class Node {
  variants = [];
  children = new Map();
  asked = [];
  tags = [];
  each = null;
  conditions = [];
  reference = null;
  keyTargets = null;

  /** The variant of this field in an object; undefined if an object of this form has no such field. */
  variant(holder) {
    return this.variants.find((variant) => variant.fits(holder));
  }

  /** Everything required below this field. What only one form of an object has counts if a condition shows that there is one. */
  below() {
    this.required ??= [...(this.each?.below() ?? []), ...this.asked.flatMap((name) => this.belowChild(name))];
    return this.required;
  }

  belowChild(name) {
    const child = this.children.get(name);
    const own = child.variants.filter((variant) => variant.asked && (variant.when.length || !variant.tag));
    return [...own, ...child.below()];
  }
}

export class Catalogue {
  constructor(entries, profile) {
    Object.assign(this, entries);
    this.profile = profile;
    const unconditional = Object.keys(profile.asks).map((code) => [code, { ...entries.items[code], when: [] }]);
    this.items = { ...entries.items, ...Object.fromEntries(unconditional) };
    this.named = Object.entries(entries.conditions).map(([name, entry]) => [name, new Condition(entry)]);
    this.lineOf = new Map(this.checklist.flatMap((line) => line.codes.map((code) => [code, line])));
    this.grow();
  }

  /** The level of an item or a rule under the profile, before a condition raises it. */
  level(code) {
    return this.profile.levels[code]?.level ?? this.entry(code).level;
  }

  entry(code) {
    return this.items[code] ?? this.rules[code];
  }

  /** Build the tree of all fields, with each field's references and the conditions of its elements. */
  grow() {
    this.root = new Node();
    this.nodes = new Map([['', this.root]]);
    for (const field of this.fields) this.add(field);
    for (const reference of this.references) {
      this.node(reference.path)[reference.keys ? 'keyTargets' : 'reference'] = reference;
    }
    for (const [name, condition] of this.named) {
      if (condition.depth) this.node(condition.collection).conditions.push([name, condition]);
      for (const each of [condition, ...condition.others]) {
        each.nodes = each.path.map((_, index) =>
          this.node(
            each.path
              .slice(0, index + 1)
              .map((part) => `/${part}`)
              .join(''),
          ),
        );
      }
    }
  }

  add(field) {
    const variant = new Variant(field, this.items);
    this.node(field.path).variants.push(variant);
    const at = field.path.lastIndexOf('/');
    const [above, name] = [this.node(field.path.slice(0, at)), field.path.slice(at + 1)];
    if (variant.asked && !above.asked.includes(name)) above.asked.push(name);
    if (variant.tag && !above.tags.includes(variant.tag)) above.tags.push(variant.tag);
  }

  node(path) {
    if (!this.nodes.has(path)) {
      const at = path.lastIndexOf('/');
      const [above, name] = [this.node(path.slice(0, at)), path.slice(at + 1)];
      const made = new Node();
      if (name === '*') above.each = made;
      else above.children.set(name, made);
      this.nodes.set(path, made);
    }
    return this.nodes.get(path);
  }

  /** The item that is answered at a path, or nearest above it; undefined if there is none. */
  itemAt(data, path) {
    let [node, code, holder] = [this.root, undefined, data];
    for (const part of path) {
      if (part === 'rest' || (OF_A_GAP.has(part) && isMap(holder) && 'gap' in holder)) return 'LI02';
      const child = node.children.get(part);
      if (!child && !node.each) break;
      if (child) code = (isMap(holder) && child.variant(holder)?.item) || code;
      node = child ?? node.each;
      holder = holder !== null && typeof holder === 'object' && Object.hasOwn(holder, part) ? holder[part] : undefined;
    }
    return code;
  }
}

const OF_A_GAP = new Set(['gap', 'reason', 'access']);
