// What was typed for another kind of thing, or in another form, until it is wanted again. Only in memory.
import { below, get, isMap } from '../../shared/pointers.js';

export class Shelf {
  #held = new Map();

  /** Make an object one of another kind: what that kind has no place for is kept here, and what was kept for it comes back. */
  swap(manifest, pointer, tag, word, fieldsOf) {
    const value = isMap(manifest.get(pointer)) ? manifest.get(pointer) : {};
    const known = new Set([tag, ...fieldsOf(word)]);
    const gone = Object.keys(value).filter((key) => !known.has(key) && !key.startsWith('x-') && key !== 'rest');
    this.#held.set(`${pointer} ${value[tag]}`, Object.fromEntries(gone.map((key) => [key, structuredClone(value[key])])));
    const back = this.#held.get(`${pointer} ${word}`) ?? {};
    manifest.together(`swap ${pointer}`, () => {
      manifest.set(below(pointer, tag), word);
      for (const key of gone) manifest.remove(below(pointer, key), () => true);
      for (const [key, kept] of Object.entries(back)) if (get(manifest.data, below(pointer, key)) === undefined) manifest.set(below(pointer, key), kept);
    });
  }

  /** Answer in another form: the earlier answer is kept for its form, and one that was kept for the new form comes back. */
  exchange(manifest, pointer, from, to, isEntry) {
    const value = manifest.get(pointer);
    if (value !== undefined) this.#held.set(`${pointer} as ${from}`, structuredClone(value));
    const back = to.startsWith('none ') ? 'none' : this.#held.get(`${pointer} as ${to}`);
    manifest.together(`exchange ${pointer}`, () => {
      if (back !== undefined) manifest.set(pointer, back);
      else manifest.remove(pointer, isEntry);
    });
  }
}
