// node shape.mjs → the conformance cases in which the pages' evaluator and Ajv's code disagree about the shape, as JSON.
import { readFileSync } from 'node:fs';
import validate from '../../web/generated/validate.js';
import { evaluator } from '../../web/src/shared/evaluate.js';

const read = (name) => JSON.parse(readFileSync(new URL(`../../schema/1.0/${name}`, import.meta.url), 'utf8'));
const isMap = (data) => data !== null && typeof data === 'object' && !Array.isArray(data);

/** A JSON merge patch (RFC 7396). */
function merged(target, patch) {
  if (!isMap(patch)) return patch;
  const result = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

/** The errors that mean something, each once: not that a branch failed, and not what is wrong with a name, which is repeated. */
function said(errors) {
  const named = new Set(errors.filter(({ keyword }) => keyword === 'propertyNames').map(({ instancePath }) => instancePath));
  const kept = errors.filter(({ keyword, instancePath }) => keyword !== 'if' && !(keyword === 'pattern' && named.has(instancePath)));
  return [...new Set(kept.map(({ instancePath, keyword, params }) => JSON.stringify([instancePath, keyword, params])))].sort();
}

const ours = evaluator(read('manifest.shape.json'));
const { bases, cases } = read('conformance.json');
const wrong = [];
let refused = 0;
for (const { name, base, patch } of cases.filter((each) => 'base' in each)) {
  const data = merged(bases[base], patch);
  validate(data);
  ours(data);
  refused += ours.errors.length > 0;
  const [expected, found] = [said(validate.errors ?? []), said(ours.errors)];
  if (JSON.stringify(expected) !== JSON.stringify(found)) wrong.push({ name, expected, found });
}
console.log(JSON.stringify({ cases: cases.length, refused, wrong }));
