// One answer: its name, how it may be answered, what it means, its control, and what is wrong with it.
import { h, freshId } from '../../shared/dom.js';
import { isGap, lastOf, partsOf } from '../../shared/pointers.js';
import { fits } from '../model/shapes.js';
import { controlFor } from './controls.js';
import { heldBy } from './holders.js';

const SINGLE = new Set(['word', 'reference', 'date', 'text', 'line', 'number', 'boolean', 'any']);

/** The element of the answer at a pointer; `label` replaces its own name. */
export function answer(form, pointer, { label, help } = {}) {
  const { standard, manifest } = form;
  const schema = standard.shapes.at(manifest.data, partsOf(pointer)) ?? {};
  const value = manifest.get(pointer);
  const shapes = standard.shapes.of(schema);
  const shape = form.chosenShape(pointer, shapes) ?? standard.shapes.fitting(schema, value);
  const ids = { control: freshId('answer'), label: freshId('label'), help: freshId('help'), problem: freshId('problem') };
  const name = label ?? standard.label(lastOf(pointer));
  const single = SINGLE.has(shape.kind) && !['none', 'gap'].includes(shape.form);
  const about = [help === '' ? '' : ids.help, ids.problem].filter(Boolean).join(' ');
  const place = { pointer, shape, value, id: ids.control, labelId: ids.label, describedBy: about };
  return h('div', { class: `answer ${single ? 'single' : 'held'}`, 'data-answer': pointer, role: single ? null : 'group', 'aria-labelledby': single ? null : ids.label },
    h('div', { class: 'head' },
      labelled(name, shape, ids, single), levelOf(form, pointer), formSwitch(form, pointer, shapes, shape, name)),
    help !== '' && h('p', { class: 'help', id: ids.help }, helpOf(form, schema, shape, help)),
    body(form, place, single),
    h('p', { class: 'problem must', id: ids.problem, role: 'status' }, problemOf(form, pointer, shape, value)));
}

function labelled(name, shape, ids, single) {
  const isLabel = single && !['boolean'].includes(shape.kind) && !(shape.kind === 'word' && shape.words.length <= 5);
  return isLabel ? h('label', { id: ids.label, for: ids.control }, name) : h('span', { id: ids.label, class: 'label' }, name);
}

function levelOf(form, pointer) {
  const level = form.standard.levelAt(pointer, form.manifest.data);
  return level && h('span', { class: `level ${level}` }, form.text.level[level]);
}

function helpOf(form, schema, shape, help) {
  const example = schema.examples?.[0];
  const shown = typeof example === 'string' || typeof example === 'number' ? example : Array.isArray(example) && example.every((each) => typeof each === 'string') ? example.join('; ') : null;
  const isList = shape.kind === 'word' || shape.kind === 'union' || shape.kind === 'boolean' || shape.refs?.length;
  return [help ?? form.standard.help(schema), shown !== null && !isList && h('span', { class: 'example' }, ` ${form.text.example(shown)}`)];
}

function body(form, place, single) {
  const { shape } = place;
  if (shape.form === 'none') return null;
  if (shape.form === 'gap') return gap(form, place);
  return single ? controlFor(form, place) : heldBy(form, place);
}

/** How an answer may be given: one way is no choice. */
function formSwitch(form, pointer, shapes, shape, name) {
  const usual = shapes.filter((each) => each.form === 'usual');
  const isAlone = (each) => usual.filter((other) => other.kind === each.kind).length === 1;
  const kind = (each) => (isAlone(each) ? form.text.kinds[each.kind] : form.standard.label(each.names.at(-1) ?? each.kind));
  const text = (each) => (each.form === 'usual' && usual.length > 1 ? kind(each) : form.text.forms[each.form]);
  const isThere = form.manifest.get(pointer) !== undefined;
  if (shapes.length < 2 && !isThere) return null;
  const options = shapes.map((each) => h('option', { selected: each === shape }, text(each)));
  const change = () => form.answerAs(pointer, shapes[select.selectedIndex]);
  const select = h('select', { class: 'ways', 'aria-label': form.text.answerAs(name), 'data-pointer': pointer, 'data-part': 'ways', onchange: change }, options, isThere && h('option', {}, form.text.unanswered));
  return select;
}

/** A gap: why there is no answer, and the reason. */
function gap(form, { pointer, value, labelId }) {
  const held = isGap(value) ? value : {};
  const set = (key, what) => form.change((manifest) => manifest.set(`${pointer}/${key}`, what));
  const ids = { reason: freshId('reason'), kinds: freshId('kinds') };
  const reason = h('textarea', { id: ids.reason, rows: 1, 'data-pointer': `${pointer}/reason`, oninput: () => form.typed(`${pointer}/reason`, reason.value), onchange: () => form.settled() });
  reason.value = held.reason ?? '';
  return h('div', { class: 'gap' },
    h('p', { class: 'label', id: ids.kinds }, form.text.gapKind),
    h('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': `${labelId} ${ids.kinds}` }, form.standard.gapMeanings().map(([kind, meaning]) => h('label', { class: 'choice' },
      h('input', { type: 'radio', name: `${pointer}/gap`, checked: held.gap === kind, 'data-pointer': `${pointer}/gap`, 'data-value': kind, onchange: () => set('gap', kind) }),
      h('span', {}, h('span', { class: 'meaning' }, meaning))))),
    held.gap && h('div', { class: 'answer single' }, h('div', { class: 'head' }, h('label', { for: ids.reason }, form.text.gapReason)), reason));
}

/** What is wrong with an answer as it stands; an empty text if nothing is. */
export function problemOf(form, pointer, shape, value) {
  if (isGap(value)) return gapProblem(form, pointer, value);
  if (value === undefined || shape.form !== 'usual') return form.findingsAt(pointer);
  const { pattern, minimum, maximum } = shape.schema;
  if (!fits(shape, value) && ['number', 'date', 'line', 'text'].includes(shape.kind)) return shape.kind === 'number' ? form.text.numberExpected(value) : form.text.shapeExpected(form.text.kinds[shape.kind]);
  if (pattern && typeof value === 'string' && !new RegExp(pattern, 'u').test(value)) return shape.kind === 'date' ? form.text.dateExpected : form.text.shapeExpected(shape.schema['x-form'] ?? pattern);
  if (typeof value === 'number' && (value < minimum || value > maximum || (shape.whole && !Number.isInteger(value)))) return form.text.numberExpected(value);
  return form.findingsAt(pointer);
}

function gapProblem(form, pointer, value) {
  const line = form.standard.lineAt(pointer);
  if (['withheld', 'not_applicable'].includes(value.gap) && !value.reason) return form.text.gapReasonNeeded;
  const binding = form.standard.levelAt(pointer, form.manifest.data) === 'must' && line && !line.gaps.includes(value.gap);
  return binding ? form.text.gapRefused : form.findingsAt(pointer);
}

/** Shows again what is wrong with an answer, without building it again. */
export function refreshProblem(form, element) {
  const pointer = element.dataset.answer;
  const problem = element.querySelector(':scope > .problem');
  const schema = problem && form.standard.shapes.at(form.manifest.data, partsOf(pointer));
  if (!schema) return;
  const value = form.manifest.get(pointer);
  const said = problemOf(form, pointer, form.chosenShape(pointer, form.standard.shapes.of(schema)) ?? form.standard.shapes.fitting(schema, value), value);
  if (problem.textContent !== said) problem.textContent = said;
}
