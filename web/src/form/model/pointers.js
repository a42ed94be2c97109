// JSON Pointers, and plain data read and changed at them.

export const escape = (key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

const unescape = (part) => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** The keys on the way to a pointer; those of lists stay text. */
export const partsOf = (pointer) => {
  const parts = pointer.split('/').slice(1);
  return pointer.includes('~') ? parts.map(unescape) : parts;
};

export const pointerOf = (parts) => parts.map((part) => `/${escape(part)}`).join('');

export const below = (pointer, key) => `${pointer}/${escape(key)}`;

export const parentOf = (pointer) => pointer.slice(0, pointer.lastIndexOf('/'));

export const lastOf = (pointer) => partsOf(pointer).at(-1) ?? '';

export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

export const isGap = (value) => isObject(value) && Object.hasOwn(value, 'gap');

/** The value at a pointer; undefined if there is none. */
export function get(data, pointer) {
  let at = data;
  for (const part of partsOf(pointer)) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, part)) return undefined;
    at = at[part];
  }
  return at;
}

/** Put a value at a pointer of data that may be changed; what is missing on the way is created. */
export function put(data, pointer, value) {
  const parts = partsOf(pointer);
  let at = data;
  for (const part of parts.slice(0, -1)) {
    if (!Object.hasOwn(at, part) || at[part] === null || typeof at[part] !== 'object') at[part] = {};
    at = at[part];
  }
  at[parts.at(-1)] = value;
}

export const same = (one, other) => canonical(one) === canonical(other);

/** A text that is the same for the same data, whatever the order of keys. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
}

/** Whether an answer says nothing: it is not there, or a list or a map without an entry. */
export function isEmpty(value) {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

// Every pointer in the data that a path of the standard such as `/inputs/*/level` stands for.
export function places(data, path) {
  let found = [['', data]];
  for (const part of path.split('/').slice(1)) {
    found = found.flatMap(([pointer, value]) => part === '*' ? entriesOf(pointer, value)
      : [[below(pointer, part), isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined]]);
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
    const named = `${path}/${escape(part)}`;
    path = known.has(named) ? named : `${path}/*`;
  }
  return path;
}
