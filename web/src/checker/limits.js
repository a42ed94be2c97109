// The limits of a profile: JSON Schemas for the whole manifest, judged by stated answers alone. Where an answer is not
// stated, it may be anything: a limit is broken if every answer there breaks it, holds if none does, else not checked.
import { escapeKey, isGap, isMap } from '../shared/pointers.js';

const [HOLDS, BROKEN, OPEN] = ['holds', 'broken', 'not_checked'];

/** List what breaks the limits; returns the state of DC74. A limit may name the item that it makes missing. */
export function judgeLimits(data, inventory, catalogue, findings, states) {
  const found = [];
  for (const limit of Object.values(catalogue.profile.limits)) {
    const { state, at } = judged(limit.schema, data, '', inventory.lacking);
    found.push(state);
    if (state !== BROKEN) continue;
    const code = limit.item ?? 'DC74';
    for (const pointer of at) findings.add(code, pointer, limit.message, { level: limit.level });
    if (limit.item) states[limit.item] = 'missing';
  }
  if (!found.length) return 'not_applicable';
  return found.includes(BROKEN) ? BROKEN : found.includes(HOLDS) ? HOLDS : OPEN;
}

const holds = { state: HOLDS, at: [] };
const open = { state: OPEN, at: [] };
const outcome = (isTrue, pointer) => (isTrue ? holds : { state: BROKEN, at: [pointer] });

/** The outcome of a schema for a value, and the pointers that break it. */
function judged(schema, value, pointer, lacking) {
  if (typeof schema === 'boolean') return outcome(schema, pointer);
  const keywords = Object.keys(schema).filter((keyword) => keyword !== '$schema');
  if (keywords.length && (value === undefined || value === null || isGap(value))) return open;
  return all(keywords.map((keyword) => KEYWORDS[keyword]?.(schema[keyword], value, pointer, lacking, schema) ?? open));
}

function all(outcomes) {
  const broken = outcomes.filter(({ state }) => state === BROKEN);
  if (broken.length) return { state: BROKEN, at: [...new Set(broken.flatMap(({ at }) => at))] };
  return outcomes.some(({ state }) => state === OPEN) ? open : holds;
}

/** Whether an object may have a key that it does not state: it lacks it, or its `rest` stands for it. */
const mayHave = (value, key, pointer, lacking) => 'rest' in value || lacking.has(`${pointer}/${escapeKey(key)}`);

const isNamed = (key) => key !== 'rest' && !key.startsWith('x-');

const KEYWORDS = {
  const: (word, value, pointer) => outcome(value === word, pointer),
  enum: (words, value, pointer) => outcome(words.includes(value), pointer),
  properties: (schemas, value, pointer, lacking) =>
    isMap(value)
      ? all(
          Object.entries(schemas).map(([key, schema]) => {
            const at = `${pointer}/${escapeKey(key)}`;
            if (key in value) return judged(schema, value[key], at, lacking);
            return mayHave(value, key, pointer, lacking) ? judged(schema, undefined, at, lacking) : holds;
          }),
        )
      : holds,
  additionalProperties: (schema, value, pointer, lacking, { properties = {} }) =>
    isMap(value)
      ? all(
          Object.keys(value)
            .filter((key) => isNamed(key) && !(key in properties))
            .map((key) => judged(schema, value[key], `${pointer}/${escapeKey(key)}`, lacking)),
        )
      : holds,
  required: (keys, value, pointer, lacking) =>
    isMap(value)
      ? all(
          keys.map((key) => {
            if (key in value) return isGap(value[key]) ? open : holds;
            return mayHave(value, key, pointer, lacking) ? open : outcome(false, pointer);
          }),
        )
      : holds,
  not: (schema, value, pointer, lacking) => {
    const { state } = judged(schema, value, pointer, lacking);
    return state === OPEN ? open : outcome(state === BROKEN, pointer);
  },
  allOf: (schemas, value, pointer, lacking) => all(schemas.map((schema) => judged(schema, value, pointer, lacking))),
  anyOf: (schemas, value, pointer, lacking) => {
    const states = schemas.map((schema) => judged(schema, value, pointer, lacking).state);
    if (states.includes(HOLDS)) return holds;
    return states.includes(OPEN) ? open : outcome(false, pointer);
  },
};
