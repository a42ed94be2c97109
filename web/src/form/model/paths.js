// Paths of the standard, such as `/inputs/*/level`, and the pointers that they mean in some data.
import { below, escapeKey, isGap, isMap, partsOf } from '../../shared/pointers.js';

// Every pointer that a path such as `/inputs/*/level` means in some data; what is left out has one, too.
export function places(data, path) {
  let found = [['', data]];
  for (const part of path.split('/').slice(1)) {
    found = found.flatMap(([pointer, value]) => part === '*' ? entriesOf(pointer, value)
      : [[below(pointer, part), isMap(value) && Object.hasOwn(value, part) ? value[part] : undefined]]);
  }
  return found.map(([pointer]) => pointer);
}

/** The elements of a collection; a gap has none. */
export function entriesOf(pointer, value) {
  if (value === null || typeof value !== 'object' || isGap(value)) return [];
  return Object.entries(value).map(([key, each]) => [below(pointer, key), each]);
}

/** The path of the standard that fits a pointer: `known` has every path; an unknown key stands for any element. */
export function pathOf(pointer, known) {
  let path = '';
  for (const part of partsOf(pointer)) {
    const named = `${path}/${escapeKey(part)}`;
    path = known.has(named) ? named : `${path}/*`;
  }
  return path;
}
