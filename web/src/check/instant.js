// The instant check: the second implementation of the standard, fast enough for every key.
import { Standard, check } from '../checker/index.js';
import { evaluator } from '../shared/evaluate.js';

let ready = null;

/** What is found in a text under a published profile, as far as one answer at a time tells it. */
export function checkInstantly(text, { name, standard, profile }) {
  ready ??= new Standard(standard, evaluator(standard.shape));
  return check(text, { standard: ready, profile, name });
}
