// The situation of an author: a few answers that decide which lines are asked, and what follows from them.
import { below, isMap } from '../../shared/pointers.js';
import { everyId, idOf } from './ids.js';

const MADE = ['synthetic', 'mixed', 'unknown'];

/** `said` is `{ title, author, methods, sources: [{ kind, name }], uses: { use: word }, tier }`; what is not said is left out. */
export function answersOf(said, published, data) {
  const found = {};
  if (said.title) found['/dataset/title'] = said.title;
  if (said.methods?.length) found['/dataset/methods'] = said.methods;
  if (said.tier) found['/access/tier'] = said.tier;
  if (said.uses && Object.values(said.uses).some((word) => word !== 'not_stated')) found['/purpose/uses'] = said.uses;
  Object.assign(found, inputsOf(said, published, data), authorOf(said, data));
  const seen = { ...data, dataset: { ...data.dataset, methods: said.methods }, inputs: { ...data.inputs, ...fromPointers(found, '/inputs') } };
  return { ...found, ...pipelineOf(seen, published), ...followsOf(seen, published) };
}

/** The answers that have not been given yet: the manifest keeps its own. */
export const newOf = (answers, manifest) => Object.fromEntries(Object.entries(answers).filter(([pointer]) => manifest.get(pointer) === undefined));

function inputsOf({ sources = [], methods = [] }, published, data) {
  const taken = { ...(isMap(data.inputs) ? data.inputs : {}) };
  const routes = methods.filter((each) => each in published.routes).map((each) => published.routes[each]);
  const found = {};
  for (const { kind, name } of sources) {
    const made = published.sources[kind];
    if (Object.values(taken).some((each) => each?.kind === made.answers.kind && !name)) continue;
    const id = idOf(name || made.name, taken);
    taken[id] = { ...made.answers, ...(routes.length && !made.answers.routes && { routes }) };
    found[below('/inputs', id)] = { ...taken[id], ...(name && name !== id && { title: name }) };
  }
  return found;
}

function authorOf({ author }, data) {
  if (!author) return {};
  const id = idOf(author, isMap(data.parties) ? data.parties : {});
  return { [below('/parties', id)]: { name: author }, '/manifest/completed_by': id, '/manifest/basis': 'creator' };
}

/** The steps and splits that follow from how the data were made, to be corrected. */
function pipelineOf(seen, { steps }) {
  const methods = seen.dataset.methods ?? [];
  const found = isMap(seen.steps) ? {} : laidOut(methods.flatMap((method) => Object.entries(steps[method] ?? {})), everyId(seen));
  const persons = Object.keys(seen.inputs).filter((id) => seen.inputs[id]?.level === 'person').slice(0, 1);
  if (!methods.includes('fitted') || !persons.length || seen.splits !== undefined) return found;
  return { ...found, '/splits/train': { taken_from: persons, seen_by_generator: ['fit'] }, '/splits/holdout': { taken_from: persons, seen_by_generator: 'none' } };
}

/** Steps under ids that nothing else has, and what they take under the same. */
function laidOut(steps, taken) {
  const names = {};
  for (const [id] of steps) { names[id] = idOf(id, taken); taken[names[id]] = 1; }
  return Object.fromEntries(steps.map(([id, step]) => [below('/steps', names[id]), { ...step, ...(step.takes && { takes: step.takes.map((each) => names[each] ?? each) }) }]));
}

/** Without a trained model there is none to ask about. */
function followsOf({ dataset: { methods = [] }, inputs }, { untrained }) {
  const made = Object.values(inputs).some((each) => each?.kind === 'model' || MADE.includes(each?.origin));
  const trained = !methods.length || methods.some((each) => !untrained.includes(each));
  return trained || made ? {} : { '/lineage/retrained_on_synthetic': false, '/access/model': 'none' };
}

function fromPointers(found, section) {
  return Object.fromEntries(Object.entries(found).filter(([pointer]) => pointer.startsWith(`${section}/`)).map(([pointer, value]) => [pointer.slice(section.length + 1), value]));
}
