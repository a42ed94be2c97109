// Ids: short names for what the manifest describes, made from what people call it.

import { isMap } from '../../shared/pointers.js';

export const ID = /^(?!(?:none|rest|gap|other|about|statement|in_dictionary|listed_in)$)(?!x-)[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/** A short name for something that is not among those taken: “Müller, J.” becomes `muller_j`. */
export function idOf(name, taken = {}) {
  if (ID.test(name) && !Object.hasOwn(taken, name)) return name;
  const plain = name.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/g, '_').replace(/^[^A-Za-z]+|_+$/g, '').toLowerCase().slice(0, 40);
  const base = ID.test(plain) ? plain : plain ? `the_${plain}`.slice(0, 44) : 'entry';
  let [id, count] = [base, 2];
  while (Object.hasOwn(taken, id)) { id = `${base}_${count}`; count += 1; }
  return id;
}

/** Every id that is taken: ids are unique over all collections. */
export function everyId(data) {
  const collections = [data.files, data.inputs, data.splits, data.steps, data.tools, data.parties, data.results, data.content?.tables, data.content?.fields];
  return Object.assign({}, ...collections.filter(isMap).map((each) => Object.fromEntries(Object.keys(each).map((id) => [id, 1]))));
}
