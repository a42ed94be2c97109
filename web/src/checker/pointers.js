// Plain data under JSON Pointers (RFC 6901).

export const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Whether an answer is a gap. */
export const isGap = (answer) => isMap(answer) && 'gap' in answer;

/** An object without a prototype: a key such as `constructor` is one as any other. */
export const plainObject = (entries = {}) => Object.assign(Object.create(null), entries);

const ESCAPED = /[~/]/;

export const escapeKey = (key) => (ESCAPED.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);

export const pointerOf = (parts) => parts.map((part) => `/${escapeKey(part)}`).join('');

export const partsOf = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

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
    found = found.flatMap(([pointer, holder]) => below(holder, part, pointer));
  return found;
}

function below(holder, part, pointer) {
  if (holder === null || typeof holder !== 'object') return [];
  const keys = part === '*' ? Object.keys(holder) : Object.hasOwn(holder, part) ? [part] : [];
  return keys.map((key) => [`${pointer}/${escapeKey(key)}`, holder[key]]);
}
