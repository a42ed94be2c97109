// What a line of the checklist asks of these answers, and where it stands.
import { get, isEmpty, isGap, isMap, lastOf, parentOf, partsOf, pointerOf } from '../../shared/pointers.js';
import { pathOf, places } from './paths.js';

export class Questions {
  constructor(standard) {
    this.standard = standard;
    this.roots = new Map(standard.lines.map((line) => [line.number, this.#blocks(line.codes)]));
    const asked = standard.catalogue.fields.filter((field) => field.asked);
    this.asked = new Map(standard.lines.map((line) => [line.number, asked.filter((field) => line.codes.includes(field.item))]));
  }

  /**
   * The blocks of a line: the fields that answer it, together where they have one holder. `holder` is a path in which `*`
   * stands for the entries of a collection; `collection` is the block's own collection, if the line asks for its entries.
   */
  blocks(line) { return this.roots.get(line.number); }

  /** The places of a block in the data: its holder, or each entry of its collection. */
  holders(block, data) { return places(data, block.holder).filter((place) => place === '' || !block.holder.includes('*') || isMap(get(data, place))); }

  /** The fields of a block in one holder, in the order of the standard: those that are asked or answered, and the rest. */
  fieldsIn(block, holder, data) {
    const schema = this.standard.shapes;
    const found = { asked: [], more: [] };
    for (const key of block.keys) {
      const pointer = pointerOf([...partsOf(holder), key]);
      if (!schema.at(data, partsOf(pointer)) || !this.isOfForm(pointer, data)) continue;
      const essential = this.standard.levelAt(pointer, data) === 'must';
      (essential || get(data, pointer) !== undefined ? found.asked : found.more).push(pointer);
    }
    return found;
  }

  isOfForm(pointer, data) {
    const variants = this.standard.fields.get(pathOf(pointer, this.standard.paths));
    return !variants || this.standard.fieldAt(pointer, data) !== null;
  }

  /** Every essential place of every line, by its number: `{ pointer, code, state }`; missing, answered, gap, or refused. */
  survey(data) {
    const known = new Map();
    return new Map(this.standard.lines.map((line) => [line.number, this.#places(line, data, known)]));
  }

  #places(line, data, known) {
    const seen = new Map();
    for (const field of this.asked.get(line.number)) {
      for (const place of places(data, field.path)) {
        if (this.standard.fieldAt(place, data, field.path) !== field) continue;
        if (this.standard.levelAt(place, data, field, known) !== 'must') continue;
        const pointer = this.#firstMissing(place, data);
        if (pointer !== null && !seen.has(pointer)) seen.set(pointer, { pointer, code: field.item, state: stateOf(pointer, line, data) });
      }
    }
    return [...seen.values()];
  }

  /** The place itself, or the first holder on the way that is not there; null if that holder is not asked for. */
  #firstMissing(pointer, data) {
    const parts = partsOf(pointer);
    for (let count = 2; count < parts.length; count += 1) {
      const at = pointerOf(parts.slice(0, count));
      const held = get(data, at);
      if (held !== undefined && typeof held === 'object') continue;
      const field = this.standard.fieldAt(at, data);
      const known = this.standard.fields.has(pathOf(at, this.standard.paths));
      return held === undefined && known && !field?.asked ? null : at;
    }
    return pointer;
  }

  #blocks(codes) {
    const own = this.standard.catalogue.fields.filter((field) => codes.includes(field.item)).map((field) => field.path);
    const inLine = new Set(own);
    const found = new Map();
    for (const path of new Set(own)) {
      if (this.#hasRoot(path, inLine)) continue;
      const holder = parentOf(path);
      const isCollection = this.#isCollection(path);
      if (isCollection) found.set(`${path}/*`, { holder: `${path}/*`, collection: path, keys: [], ...found.get(`${path}/*`) });
      else block(found, holder).keys.push(lastOf(path));
    }
    return [...found.values()].filter((each) => each.collection || each.keys.length);
  }

  /** Whether the field is shown as a part of another field of the line: below it, with no collection of ids between. */
  #hasRoot(path, inLine) {
    for (let up = parentOf(path); up; up = parentOf(up)) {
      if (inLine.has(up) && !this.#isCollection(up)) return true;
      if (up.endsWith('/*') && this.#isCollection(parentOf(up))) return false;
    }
    return false;
  }

  /** Whether a path is a section that is a map of entries under ids, such as `/inputs`, `/files`, `/content/fields`. */
  #isCollection(path) {
    if (path.includes('*') || path.split('/').length > 3) return false;
    const schema = this.standard.shapes.at({}, partsOf(path));
    return Boolean(schema) && this.standard.shapes.of(schema).some((shape) => shape.kind === 'map');
  }
}

function block(found, holder) {
  if (!found.has(holder)) found.set(holder, { holder, collection: null, keys: [] });
  return found.get(holder);
}

function stateOf(pointer, line, data) {
  const gap = gapOver(pointer, data);
  if (gap) return line.gaps.includes(gap.gap) ? 'gap' : 'refused';
  return isEmpty(get(data, pointer)) ? 'missing' : 'answered';
}

/** The gap at a place, above it, or in the `rest` of an object that lacks it. */
function gapOver(pointer, data) {
  for (let at = pointer; at; at = parentOf(at)) {
    const held = get(data, at);
    if (isGap(held)) return held;
    const rest = get(data, parentOf(at))?.rest;
    if (held === undefined && isGap(rest)) return rest;
  }
  return null;
}

export const isOpen = (place) => place.state === 'missing' || place.state === 'refused';

/** Where a line stands: open, answered, gap (answered by a gap), or not_applicable. `broken` are the findings on it. */
export function standing(found, broken = []) {
  if (broken.length || found.some(isOpen)) return 'open';
  if (!found.length) return 'not_applicable';
  return found.some((each) => each.state === 'gap') ? 'gap' : 'answered';
}
