// Controls for one value. Each is `control(form, { pointer, shape, value, name, describedBy })` and returns one element.
import { h } from '../../shared/dom.js';
import { everyId, idOf } from '../model/ids.js';
import { below, parentOf } from '../../shared/pointers.js';

const FEW = 5;

/** What every control has: its place, its name for a screen reader if there is no visible label, and its explanation. */
const marks = ({ pointer, id, name, describedBy }) => ({ id, 'data-pointer': pointer, 'aria-label': name, 'aria-describedby': describedBy });

const CONTROLS = { text, line, date: line, number, word, boolean: yesOrNo, reference, any };

/** The control for a form of answer that is one value. */
export const controlFor = (form, place) => CONTROLS[place.shape.kind](form, place);

function text(form, place) {
  const area = h('textarea', { ...marks(place), rows: 1, spellcheck: 'true', oninput: () => form.typed(place.pointer, area.value), onchange: () => form.settled() });
  area.value = place.value ?? '';
  return area;
}

function line(form, place) {
  const input = h('input', { ...marks(place), type: 'text', autocomplete: 'off', spellcheck: 'false', oninput: () => form.typed(place.pointer, input.value.trim()), onchange: () => form.settled() });
  input.value = place.value ?? '';
  return input;
}

function number(form, place) {
  const read = () => (/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(input.value.trim()) ? Number(input.value) : input.value.trim());
  const input = h('input', { ...marks(place), type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number', oninput: () => form.typed(place.pointer, read()), onchange: () => form.settled() });
  input.value = place.value ?? '';
  return input;
}

/** A value of any kind, as one line of YAML: a number, true, false, or text. */
function any(form, place) {
  const shown = place.value !== null && typeof place.value === 'object' ? JSON.stringify(place.value) : String(place.value ?? '');
  const input = h('input', { ...marks(place), type: 'text', autocomplete: 'off', onchange: () => form.change((manifest) => manifest.set(place.pointer, plainValue(input.value))) });
  input.value = shown;
  return input;
}

export function plainValue(text) {
  const trimmed = text.trim();
  try { return JSON.parse(trimmed); } catch { return trimmed; }
}

function yesOrNo(form, place) {
  const words = [{ value: true, meaning: '', label: form.text.yes }, { value: false, meaning: '', label: form.text.no }];
  return place.name ? dropDown(form, place, words) : radios(form, place, words);
}

function word(form, place) {
  const words = place.shape.words.map((each) => ({ ...each, meaning: form.standard.meaning(place.pointer, each), label: form.standard.label(String(each.value)) }));
  return words.length <= FEW && !place.name ? radios(form, place, words) : dropDown(form, place, words);
}

/** Few values: all in sight, each with its meaning. */
function radios(form, place, words) {
  const group = place.pointer;
  const choose = (value) => form.change((manifest) => manifest.set(place.pointer, value));
  return h('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': place.labelId, 'aria-describedby': place.describedBy }, words.map((each) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: group, value: String(each.value), checked: each.value === place.value, 'data-pointer': place.pointer, 'data-value': String(each.value), onchange: () => choose(each.value) }),
    h('span', {}, h('span', { class: 'choice-word' }, each.label), each.meaning && h('span', { class: 'meaning' }, each.meaning)))));
}

/** Many values, or a cell of a table: a list to open. */
function dropDown(form, place, words) {
  const change = () => form.change((manifest) => manifest.set(place.pointer, words.find((each) => String(each.value) === select.value)?.value));
  const options = words.map((each) => ({ value: String(each.value), text: each.meaning ? `${each.label}: ${each.meaning}` : each.label }));
  const select = selectOf({ ...marks(place), onchange: change }, [{ value: '', text: form.text.choose }, ...options], String(place.value ?? ''), Boolean(place.name));
  return select;
}

/** A list to open. A lazy one, as in a table, has only its chosen option until somebody comes near. */
export function selectOf(properties, options, value, lazy = false) {
  const option = (each) => h('option', { value: each.value, selected: each.value === value }, each.text);
  const chosen = options.find((each) => each.value === value) ?? options[0];
  const select = h('select', properties, (lazy ? [chosen] : options).map(option));
  const fill = () => { if (select.options.length === 1) select.replaceChildren(...options.map(option)); };
  if (lazy) for (const near of ['focus', 'pointerenter', 'pointerdown', 'touchstart']) select.addEventListener(near, fill, { passive: true });
  return select;
}

/** An id of something that is described elsewhere, chosen from what is there, or a new one. */
function reference(form, place) {
  const ids = form.standard.idsIn(place.shape.refs, form.manifest.data);
  const known = ids.some((each) => each.id === place.value);
  const strange = place.value && !known ? [{ value: place.value, text: form.text.unknownId(place.value) }] : [];
  const options = ids.map((each) => ({ value: each.id, text: each.name ? `${each.id}: ${short(each.name)}` : each.id }));
  const change = () => (select.value === '\n' ? select.replaceWith(newEntry(form, place, (id) => form.change((manifest) => manifest.set(place.pointer, id))))
    : form.change((manifest) => manifest.set(place.pointer, select.value)));
  const all = [{ value: '', text: form.text.choose }, ...strange, ...options, { value: '\n', text: form.text.fresh }];
  const select = selectOf({ ...marks(place), onchange: change }, all, place.value ?? '', Boolean(place.name));
  return select;
}

/** A field for the name of something new; its short name is made from it, and the entry is begun. */
export function newEntry(form, place, take) {
  const [collection] = place.shape.refs;
  const create = () => {
    const name = input.value.trim();
    input.value = '';
    if (!name) return;
    const id = idOf(name, everyId(form.manifest.data));
    form.change((manifest) => { beginEntry(form, manifest, below(collection, id), name); take(id); });
  };
  const input = h('input', { ...marks(place), type: 'text', 'aria-label': form.text.freshName(form.standard.label(collection.split('/').at(-1))), placeholder: form.text.freshName(''), onchange: create });
  setTimeout(() => input.focus());
  return input;
}

/** Begins an entry of a collection with its name, if entries of it have one. */
export function beginEntry(form, manifest, pointer, name) {
  if (manifest.get(parentOf(pointer)) === undefined || manifest.get(pointer) === undefined) manifest.set(pointer, {});
  const fields = form.standard.orderAt(pointer, manifest.data);
  const field = ['name', 'title'].find((each) => fields.includes(each)) ?? (parentOf(pointer) === '/parties' || parentOf(pointer) === '/tools' ? 'name' : null);
  if (field && name !== pointer.split('/').at(-1)) manifest.set(below(pointer, field), name);
}

export const short = (name) => (name.length > 60 ? `${name.slice(0, 57)}…` : name);
