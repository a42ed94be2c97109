// The values that break the shape: the code of each, and what is taken out so that it hides nothing else.
import { isMap, pointerOf, split } from '../shared/pointers.js';

const UNKNOWN_KEY = 'DC67';
const WRONG_KIND = 'DC68';

export class Malformed {
  /** `spoilt` has the pointers of values that could not be read; they are taken out already. */
  constructor(data, spoilt, catalogue, findings) {
    Object.assign(this, { data, spoilt, catalogue, findings });
    this.pointers = new Set(spoilt);
    this.formless = new Map();
    this.misnamed = new Set();
    this.states = { malformed: new Set(), missing: new Set() };
  }

  /** Note a breach: list it, and take its value out. */
  note(breach) {
    const { pointer, path, keyword } = breach;
    if (breach.isTag) this.formless.set(split(pointer)[0], pointerOf(breach.meant));
    if (keyword === 'required' && path.at(-2) === 'rest') return; // what such a `rest` leaves out is missing
    if (this.spoilt.has(pointer)) return;
    if (keyword === 'propertyNames') this.misnamed.add(pointer);
    const [code, out] = this.outBy(breach);
    for (const each of out) this.pointers.add(each);
    if (code in this.catalogue.items)
      this.states[breach.isTag && !out.includes(pointer) ? 'missing' : 'malformed'].add(code);
    this.findings.add(code, pointer, breach.message, { key: breach.isKey });
  }

  /** The code of a breach, and the pointers of the values that it takes out. */
  outBy({ path, pointer, keyword, isKey, near, meant }) {
    if (keyword === 'propertyNames') return [this.item(path.slice(0, -1)) ?? WRONG_KIND, []];
    if (isKey) return [(near && this.item(meant)) || UNKNOWN_KEY, [pointer, pointerOf(meant)]];
    const out = path.at(-1) === 'gap' ? split(pointer)[0] : pointer;
    return [this.item(path) ?? WRONG_KIND, keyword === 'required' ? [] : [out]];
  }

  item(path) {
    return isMap(this.data) ? this.catalogue.itemAt(this.data, path) : undefined;
  }
}
