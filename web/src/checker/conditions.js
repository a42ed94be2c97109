// A named condition of the catalogue: which answer it reads, and when it holds.
import { get, isGap, isMap } from '../shared/pointers.js';

export class Condition {
  constructor(entry) {
    this.words = entry.words;
    this.path = entry.reads.split('/').slice(1);
    this.depth = this.path.indexOf('*') + 1;
    this.values = entry.values ?? [];
    this.where = Object.entries(entry.where ?? {});
    this.madeFrom = entry.made_from;
    this.statedOnly = entry.stated_only ?? false;
    this.prefixes = this.values.filter((value) => String(value).endsWith('/'));
    this.others = (entry.or ?? []).map((other) => new Condition(other));
    this.nodes = [];
  }

  /** The collection whose elements each answer the condition for themselves; empty without one. */
  get collection() {
    return this.depth
      ? this.path
          .slice(0, this.depth)
          .map((part) => `/${part}`)
          .join('')
      : '';
  }

  /** Whether it holds in data at this depth of its path. A gap on the path opens it, absence does not. */
  holds(data, depth, root) {
    return this.reads(data, depth, root) || this.others.some((other) => other.holds(data, depth, root));
  }

  reads(data, depth, root) {
    if (depth && depth === this.depth && !this.isMeant(data, root)) return false;
    let answer = data;
    for (let index = depth; index < this.path.length; index += 1) {
      if (isGap(answer)) return !this.statedOnly;
      if (!isMap(answer)) return false;
      const key = this.path[index];
      if (key === '*') return Object.values(answer).some((each) => this.reads(each, index + 1, root));
      if (!(key in answer)) return 'rest' in answer && !this.statedOnly && this.isLeftOut(index, answer);
      answer = answer[key];
    }
    return this.matches(answer);
  }

  /** Whether the `rest` of an object stands for this key: its form has it, or may have it. */
  isLeftOut(index, holder) {
    const variants = this.nodes[index]?.variants ?? [];
    return !variants.length || variants.some((each) => each.fits(holder) || !(each.tag in holder));
  }

  /** Whether an element of the collection is one that is looked at. */
  isMeant(element, root) {
    if (!isMap(element)) return true;
    const isOther = ([key, values]) => !isGap(element[key]) && !values.includes(element[key]);
    if (this.where.some(isOther)) return false;
    return !this.madeFrom || !isMadeHere(element[this.madeFrom], root);
  }

  matches(answer) {
    if (isGap(answer)) return !this.statedOnly;
    if (!this.values.length) return this.statedOnly ? states(answer) : !saysNothing(answer);
    if (Array.isArray(answer)) return answer.some((each) => typeof each === 'string' && this.values.includes(each));
    if (typeof answer === 'string' && this.prefixes.some((prefix) => answer.startsWith(prefix))) return true;
    return (typeof answer === 'string' || typeof answer === 'boolean') && this.values.includes(answer);
  }
}

const saysNothing = (answer) =>
  answer === 'none' || answer === null || (typeof answer === 'object' && !Object.keys(answer).length);

/** Whether an answer states anything: a section of gaps, and of things that are not there, states nothing. */
function states(answer) {
  if (isMap(answer)) return !isGap(answer) && Object.values(answer).some(states);
  return answer !== 'none' && answer !== null && !(Array.isArray(answer) && !answer.length);
}

/** Whether something was made from nothing, or from inputs of the manifest alone, which answer for themselves. */
function isMadeHere(sources, root) {
  const inputs = get(root, '/inputs');
  if (!Array.isArray(sources) || !isMap(inputs)) return sources === 'none';
  return sources.length > 0 && sources.every((each) => typeof each === 'string' && Object.hasOwn(inputs, each));
}
