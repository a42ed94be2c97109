// The named conditions of the standard: whether one holds in the answers given so far. A gap opens it, silence does not.
import { isGap, isMap } from '../../shared/pointers.js';

/** Whether a condition holds; `depth` and `data` may be those of one element of the collection that it reads. */
export function holds(condition, data, root = data, depth = 0) {
  const path = condition.reads.split('/').slice(1);
  return along(condition, path, data, root, depth) || (condition.or ?? []).some((each) => holds(each, data, root, sameStart(each, condition) ? depth : 0));
}

const sameStart = (one, other) => one.reads.split('/*')[0] === other.reads.split('/*')[0];

/** How many parts of the path lead to an element of the collection that a condition reads; 0 if it reads none. */
export const depthOf = (condition) => condition.reads.split('/').slice(1).indexOf('*') + 1;

function along(condition, path, data, root, depth) {
  if (depth && path[depth - 1] === '*' && !isMeant(condition, data, root)) return false;
  let at = data;
  for (let index = depth; index < path.length; index += 1) {
    if (isGap(at)) return !condition.stated_only;
    if (!isMap(at)) return false;
    if (path[index] === '*') return Object.values(at).some((each) => along(condition, path, each, root, index + 1));
    if (!Object.hasOwn(at, path[index])) return 'rest' in at && !condition.stated_only;
    at = at[path[index]];
  }
  return matches(condition, at);
}

function isMeant({ where = {}, made_from: madeFrom }, element, root) {
  if (!isMap(element)) return true;
  if (Object.entries(where).some(([key, values]) => !isGap(element[key]) && !values.includes(element[key]))) return false;
  return !madeFrom || !isMadeHere(element[madeFrom], root);
}

/** Whether something was made from nothing, or from inputs of the manifest alone, which answer for themselves. */
function isMadeHere(sources, root) {
  if (sources === 'none') return true;
  return Array.isArray(sources) && isMap(root.inputs) && sources.length > 0 && sources.every((each) => each in root.inputs);
}

function matches({ values = [], stated_only: statedOnly }, answer) {
  if (isGap(answer)) return !statedOnly;
  if (!values.length) return statedOnly ? states(answer) : answer !== 'none' && !isNothing(answer);
  if (Array.isArray(answer)) return answer.some((each) => values.includes(each));
  if (typeof answer === 'string' && values.some((each) => String(each).endsWith('/') && answer.startsWith(each))) return true;
  return values.includes(answer);
}

const isNothing = (answer) => answer === undefined || answer === null || (typeof answer === 'object' && !Object.keys(answer).length);

/** Whether an answer states anything: a section of gaps, and of things that are not there, states nothing. */
function states(answer) {
  if (isMap(answer)) return !isGap(answer) && Object.values(answer).some(states);
  return answer !== 'none' && !isNothing(answer);
}
