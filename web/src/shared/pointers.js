// Plain data under JSON Pointers (RFC 6901): read, changed and compared. Nothing of the standard is here.

export const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Whether an answer is a gap. */
export const isGap = (answer) => isMap(answer) && Object.hasOwn(answer, 'gap');

/** An object without a prototype: a key such as `constructor` is one as any other. */
export const plainObject = (entries = {}) => Object.assign(Object.create(null), entries);

const ESCAPED = /[~/]/;

/** A key as a part of a pointer; an index becomes text. */
export const escapeKey = (key) => (ESCAPED.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : String(key));

export const pointerOf = (parts) => parts.map((part) => `/${escapeKey(part)}`).join('');

/** The keys on the way to a pointer; those of lists stay text. */
export const partsOf = (pointer) => {
  const parts = pointer.split('/').slice(1);
  return pointer.includes('~') ? parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')) : parts;
};

/** The pointer of a key in what is at another pointer. */
export const below = (pointer, key) => `${pointer}/${escapeKey(key)}`;

export const parentOf = (pointer) => pointer.slice(0, pointer.lastIndexOf('/'));

export const lastOf = (pointer) => partsOf(pointer).at(-1) ?? '';

/** The pointer of what holds a value, and its last part, escaped. */
export function split(pointer) {
  const at = pointer.lastIndexOf('/');
  return [pointer.slice(0, at), pointer.slice(at + 1)];
}

/** The value at a pointer; undefined if there is none. */
export function get(data, pointer) {
  let value = data;
  for (const part of partsOf(pointer)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

/** The data without the values at some pointers: keys are dropped; in lists, null keeps the places of the others. */
export function without(data, pointers) {
  const owned = new Set();
  const own = (value) => {
    if (owned.has(value)) return value;
    const copy = Array.isArray(value) ? [...value] : plainObject(value);
    owned.add(copy);
    return copy;
  };
  const root = own(data);
  for (const pointer of pointers) remove(root, partsOf(pointer), own);
  return root;
}

function remove(root, parts, own) {
  let holder = root;
  for (const part of parts.slice(0, -1)) {
    const inner = Object.hasOwn(holder, part) ? holder[part] : null;
    if (inner === null || typeof inner !== 'object') return;
    holder[part] = own(inner);
    holder = holder[part];
  }
  const last = parts.at(-1);
  if (!Object.hasOwn(holder, last)) return;
  if (Array.isArray(holder)) holder[last] = null;
  else delete holder[last];
}

/** Every value at a path, with its pointer; `*` in the path is any key or index. */
export function reach(data, path) {
  let found = [['', data]];
  for (const part of path.split('/').slice(1))
    found = found.flatMap(([pointer, holder]) => reachedIn(holder, part, pointer));
  return found;
}

function reachedIn(holder, part, pointer) {
  if (holder === null || typeof holder !== 'object') return [];
  const keys = part === '*' ? Object.keys(holder) : Object.hasOwn(holder, part) ? [part] : [];
  return keys.map((key) => [below(pointer, key), holder[key]]);
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
  if (!isMap(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
}

/** Whether an answer says nothing: it is not there, or a list or a map without an entry. */
export function isEmpty(value) {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
