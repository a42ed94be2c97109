// Answers that hold others: details, lists, entries under short names, names with values.
import { h, freshId } from '../../shared/dom.js';
import { ID, everyId, idOf } from '../model/ids.js';
import { below, isMap, lastOf } from '../../shared/pointers.js';
import { answer } from './answer.js';
import { controlFor, newEntry, plainValue, selectOf, short } from './controls.js';

const HOLDERS = { object: (form, place) => details(form, place.pointer, place.shape.fields), union, list, map, pairs };

export const heldBy = (form, place) => HOLDERS[place.shape.kind](form, place);

/** The fields of an object: those that are asked or answered, and the rest on demand. */
export function details(form, pointer, fields, without = []) {
  const keys = Object.keys(fields).filter((key) => key !== 'rest' && !without.includes(key));
  const said = (key) => form.manifest.get(below(pointer, key)) !== undefined;
  const asked = keys.filter((key) => said(key) || form.standard.levelAt(below(pointer, key), form.manifest.data));
  const rest = keys.filter((key) => !asked.includes(key));
  if (said('rest')) asked.push('rest');
  const [first, later] = asked.length ? [asked, rest] : [rest, []];
  return h('div', { class: 'fields' }, first.map((key) => answer(form, below(pointer, key))), moreOf(form, pointer, later.map((key) => below(pointer, key))));
}

/** What may be said, too: closed until it is opened, and open from then on. */
export function moreOf(form, key, pointers) {
  if (!pointers.length) return null;
  const box = h('details', { class: 'more', open: form.opened.has(key), 'data-more': key, ontoggle: () => fill() }, h('summary', {}, form.text.more(pointers.length)));
  const fill = () => {
    form.opened[box.open ? 'add' : 'delete'](key);
    if (box.open && box.children.length === 1) box.append(...pointers.map((each) => answer(form, each)));
  };
  if (box.open) fill();
  return box;
}

/** An object of one of several kinds: the kind is chosen first, and what was typed for another kind is kept. */
function union(form, { pointer, shape, value, labelId }) {
  const { tag, choice } = shape;
  const fieldsOf = (word) => Object.keys(form.standard.shapes.variant(shape, word).fields);
  const words = form.standard.shapes.of(choice)[0].words.map((each) => ({ ...each, meaning: form.standard.meaning(below(pointer, tag), each) }));
  const name = `${pointer}/${tag}`;
  const choose = (word) => form.change((manifest) => form.shelf.swap(manifest, pointer, tag, word, fieldsOf));
  const head = words.length <= 5
    ? h('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': labelId }, words.map((each) => h('label', { class: 'choice' },
      h('input', { type: 'radio', name, checked: value?.[tag] === each.value, 'data-pointer': name, 'data-value': each.value, onchange: () => choose(each.value) }),
      h('span', {}, h('span', { class: 'choice-word' }, form.standard.label(each.value)), each.meaning && h('span', { class: 'meaning' }, each.meaning)))))
    : kindList(form, name, words, value?.[tag], choose);
  const variant = form.standard.shapes.variant(shape, value?.[tag]);
  return h('div', { class: 'union' }, head, value?.[tag] && details(form, pointer, variant.fields, [tag]));
}

export function kindList(form, name, words, value, choose, label = form.standard.label(lastOf(name)), lazy = false) {
  const options = words.map((each) => ({ value: each.value, text: each.meaning ? `${form.standard.label(each.value)}: ${each.meaning}` : form.standard.label(each.value) }));
  const select = selectOf({ 'data-pointer': name, 'aria-label': label, onchange: () => choose(select.value || undefined) }, [{ value: '', text: form.text.choose }, ...options], value ?? '', lazy);
  return select;
}

function list(form, place) {
  const [shape] = form.standard.shapes.of(place.shape.each);
  if (shape.kind === 'word') return checkboxes(form, place, shape.words.map((each) => ({ value: each.value, label: form.standard.label(each.value), meaning: form.standard.meaning(place.pointer, each) })));
  if (shape.kind === 'reference') return references(form, place, shape);
  return shape.kind === 'object' || shape.kind === 'union' ? elements(form, place) : rows(form, place, shape);
}

/** Several words of a closed list. What the list does not have stays, and can be taken away. */
function checkboxes(form, { pointer, value, labelId, describedBy }, words) {
  const held = Array.isArray(value) ? value : [];
  const strange = held.filter((each) => !words.some((word) => word.value === each)).map((each) => ({ value: each, label: typeof each === 'string' ? form.text.unknownId(each) : Object.values(each).join(' '), meaning: '' }));
  const toggle = (word, on) => form.change((manifest) => {
    const now = Array.isArray(manifest.get(pointer)) ? manifest.get(pointer) : [];
    manifest.set(pointer, on ? [...now, word] : now.filter((each) => each !== word));
    if (!on && now.length === 1) manifest.remove(pointer);
  });
  return h('div', { class: `choices columns ${words.some((each) => each.meaning) ? '' : 'compact'}`, role: 'group', 'aria-labelledby': labelId, 'aria-describedby': describedBy }, [...words, ...strange].map((each) => h('label', { class: 'choice' },
    h('input', { type: 'checkbox', checked: held.includes(each.value), 'data-pointer': pointer, 'data-value': String(each.value), onchange: (event) => toggle(each.value, event.target.checked) }),
    h('span', {}, h('span', { class: 'choice-word' }, each.label), each.meaning && h('span', { class: 'meaning' }, each.meaning)))));
}

/** Ids of things that are described elsewhere: existing ones, and a new one. */
function references(form, place, shape) {
  const ids = form.standard.idsIn(shape.refs, form.manifest.data);
  const words = ids.map((each) => ({ value: each.id, label: each.id, meaning: each.name === each.id ? '' : short(each.name) }));
  const held = Array.isArray(place.value) ? place.value : [];
  const add = h('button', { type: 'button', class: 'plain', 'data-pointer': place.pointer, 'data-part': 'fresh', onclick: () => add.replaceWith(newEntry(form, { pointer: place.pointer, shape }, (id) => form.manifest.set(place.pointer, [...held, id]))) }, form.text.fresh);
  return h('div', { class: 'references' }, words.length || held.length ? checkboxes(form, place, words) : h('p', { class: 'quiet' }, form.text.noEntries), add);
}

/** Texts or numbers, one beside the other. */
function rows(form, { pointer, value, labelId }, shape) {
  const held = Array.isArray(value) ? value : [];
  const name = (index) => `${form.standard.label(lastOf(pointer))} ${index + 1}`;
  const row = (each, index) => h('li', {}, isMap(each) ? h('code', {}, JSON.stringify(each))
    : controlFor(form, { pointer: below(pointer, index), shape, value: each, name: name(index) }), takeAway(form, below(pointer, index), name(index)));
  return h('div', { class: 'rows' }, held.length > 0 && h('ol', { 'aria-labelledby': labelId }, held.map(row)), adder(form, pointer, shape, held));
}

/** A field for one element more: what is typed becomes one as soon as it is complete. */
function adder(form, pointer, shape, held) {
  const take = () => {
    const text = input.value.trim();
    input.value = ''; // leaving the field, as it is built again, must not add it twice
    if (!text) return;
    const now = Array.isArray(form.manifest.get(pointer)) ? form.manifest.get(pointer) : [];
    const typed = shape.kind === 'number' || shape.kind === 'any' ? plainValue(text) : text;
    form.change((manifest) => manifest.set(pointer, [...now, typed]));
  };
  const input = h(shape.kind === 'text' ? 'textarea' : 'input', { rows: shape.kind === 'text' ? 1 : null, 'aria-label': form.text.add(form.standard.label(lastOf(pointer))), 'data-pointer': below(pointer, held.length), 'data-part': 'adder', onchange: take,
    onkeydown: (event) => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); take(); } } });
  return h('div', { class: 'adder' }, input, h('button', { type: 'button', onclick: take, 'data-pointer': pointer, 'data-part': 'add' }, form.text.add('').replace(/:? *$/, '')));
}

const takeAway = (form, pointer, name) => h('button', { type: 'button', class: 'plain away', 'aria-label': form.text.remove(name), title: form.text.remove(name), 'data-pointer': pointer, 'data-part': 'away', onclick: () => form.change((manifest) => manifest.remove(pointer, () => false)) }, '✕');

/** Objects in a list. */
function elements(form, { pointer, shape, value }) {
  const held = Array.isArray(value) ? value : [];
  const card = (index) => {
    const name = `${form.standard.label(lastOf(pointer))} ${index + 1}`;
    return h('fieldset', { class: 'entry' }, h('legend', {}, name), takeAway(form, below(pointer, index), name), inner(form, below(pointer, index), shape.each));
  };
  const add = () => form.change((manifest) => manifest.set(pointer, [...held, {}]));
  return h('div', { class: 'entries' }, held.map((_, index) => card(index)), h('button', { type: 'button', 'data-pointer': pointer, 'data-part': 'add', onclick: add }, form.text.add(form.standard.label(lastOf(pointer)))));
}

/** The answers of an entry: its details, or the choice of its kind and the details of that. */
export function inner(form, pointer, schema) {
  const value = form.manifest.get(pointer);
  const shape = form.standard.shapes.fitting(schema, isMap(value) ? value : {});
  const labelId = freshId('kind');
  return shape.kind === 'union' ? [h('span', { id: labelId, class: 'only-heard' }, form.standard.label(shape.tag)), union(form, { pointer, shape, value, labelId })]
    : shape.fields ? details(form, pointer, shape.fields) : answer(form, pointer);
}

/** Entries under short names. */
function map(form, { pointer, shape, value }) {
  const entries = Object.entries(isMap(value) ? value : {});
  return h('div', { class: 'entries' }, entries.map(([id]) => entry(form, below(pointer, id), id, inner(form, below(pointer, id), shape.each))), entryAdder(form, pointer));
}

/** The frame of an entry: its short name, which can be changed, and what takes it away. */
export function entry(form, pointer, id, content) {
  return h('fieldset', { class: 'entry', 'data-entry': pointer }, h('legend', {}, nameField(form, pointer, id)), takeAway(form, pointer, id), content);
}

export function nameField(form, pointer, id) {
  const take = () => form.rename(pointer, input.value.trim(), input);
  const input = h('input', { type: 'text', class: 'id', 'aria-label': form.text.rename(id), size: Math.max(6, id.length), autocomplete: 'off', spellcheck: 'false', 'data-pointer': pointer, 'data-part': 'id', onchange: take });
  input.value = id;
  return input;
}

/** A field for the short name of a new entry; any name will do, a short one is made from it. */
export function entryAdder(form, pointer) {
  const label = form.standard.label(lastOf(pointer));
  const help = freshId('help');
  const take = () => {
    const typed = input.value.trim();
    if (!typed) return;
    const id = idOf(typed, { ...everyId(form.manifest.data), ...(isMap(form.manifest.get(pointer)) && form.manifest.get(pointer)) });
    input.value = '';
    form.addEntry(below(pointer, id), ID.test(typed) ? '' : typed);
  };
  const input = h('input', { type: 'text', 'aria-label': form.text.add(label), 'aria-describedby': help, placeholder: form.text.addId, autocomplete: 'off', 'data-pointer': pointer, 'data-part': 'adder',
    onkeydown: (event) => { if (event.key === 'Enter') { event.preventDefault(); take(); } } });
  return h('div', { class: 'adder' }, input, h('button', { type: 'button', onclick: take, 'data-pointer': pointer, 'data-part': 'add' }, form.text.add(label)), h('span', { id: help, class: 'only-heard' }, form.text.addId));
}

/** Names with one value each. */
function pairs(form, { pointer, shape, value }) {
  const entries = Object.entries(isMap(value) ? value : {});
  const [each] = form.standard.shapes.of(shape.each);
  const row = ([key, held]) => h('li', {}, h('code', { class: 'key' }, key), ['list', 'map', 'object', 'union', 'pairs'].includes(each.kind) ? answer(form, below(pointer, key), { label: key, help: '' })
    : controlFor(form, { pointer: below(pointer, key), shape: each, value: held, name: key }), takeAway(form, below(pointer, key), key));
  return h('div', { class: 'pairs' }, entries.length > 0 && h('ul', {}, entries.map(row)), pairAdder(form, pointer, shape, each));
}

function pairAdder(form, pointer, shape, each) {
  const known = form.standard.idsIn(shape.keys ?? [], form.manifest.data).map(({ id }) => id).filter((id) => form.manifest.get(below(pointer, id)) === undefined);
  const names = freshId('names');
  const take = () => {
    if (!key.value.trim() || !value.value.trim()) return;
    const typed = plainValue(value.value);
    value.value = '';
    form.change((manifest) => manifest.set(below(pointer, key.value.trim()), each.kind === 'list' && !Array.isArray(typed) ? [typed] : typed));
  };
  const key = h('input', { type: 'text', 'aria-label': form.text.key, placeholder: form.text.key, list: known.length ? names : null, autocomplete: 'off', 'data-pointer': pointer, 'data-part': 'key', onchange: take });
  const value = h('input', { type: 'text', 'aria-label': form.text.value, placeholder: form.text.value, autocomplete: 'off', 'data-pointer': pointer, 'data-part': 'value', onchange: take });
  return h('div', { class: 'adder' }, key, value, known.length > 0 && h('datalist', { id: names }, known.map((id) => h('option', { value: id }))),
    h('button', { type: 'button', onclick: take, 'data-pointer': pointer, 'data-part': 'add' }, form.text.add('').replace(/:? *$/, '')));
}
