// Answers of a manifest, for reading: every scalar is the text that its author wrote. Nothing here trusts their form.
import { parseDocument } from 'yaml';
import { germanIfLoaded } from '../shared/german.js';

const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The data of a manifest, and the message of the first error that keeps it from being read. */
export function read(text) {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: true });
  if (document.errors.length) return { data: {}, error: document.errors[0].message.split('\n')[0] };
  try {
    const data = document.toJS({ maxAliasCount: 100 });
    return { data: isMap(data) ? data : {}, error: isMap(data) ? '' : ' ' };
  } catch (error) {
    return { data: {}, error: error.message };
  }
}

/** What is at a path: `at(data, 'dataset', 'title')`; undefined if there is nothing. */
export const at = (data, ...path) => path.reduce((inner, part) => (isMap(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined), data);

/** A text, if it states something: no map, no list, no `none`. */
export const stated = (value) => (typeof value === 'string' && value.trim() && value !== 'none' ? value : '');

/** The texts of a list; of one text, that one. */
export const listed = (value) => (Array.isArray(value) ? value : [value]).map(stated).filter(Boolean);

/** The entries of a collection, each as `[id, entry]`; a collection that is `none` or a gap has none. */
export const entriesOf = (value) => (isMap(value) && !('gap' in value) ? Object.entries(value).filter(([id, entry]) => isMap(entry) && id !== 'rest') : []);

/** The gap that a value is: `{ gap, reason }`; undefined if it is none. */
export const gapOf = (value) => (isMap(value) && 'gap' in value ? value : undefined);

/** Every declared gap with its path: `[['dataset', 'released'], { gap, reason }]`. */
export function* gapsIn(value, path = []) {
  if (gapOf(value)) yield [path, value];
  else if (isMap(value)) for (const [key, inner] of Object.entries(value)) yield* gapsIn(inner, [...path, key]);
  else if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* gapsIn(inner, [...path, String(index)]);
}

/** A field or a value of the standard in the language of the page, once its texts are loaded. */
export function term(word) {
  const own = document.documentElement.lang === 'de' && germanIfLoaded()?.fields.names[word];
  return own || plain(word);
}

/** A word that the author has chosen, as people write it. */
export const plain = (word) => String(word).replaceAll('_', ' ');
