// A table of the entries of a collection: one row each, one column for each answer that fits into a cell.
import { h } from '../../shared/dom.js';
import { below, isGap, isMap, lastOf, partsOf } from '../../shared/pointers.js';
import { fits, isSimple } from '../model/shapes.js';
import { answer } from './answer.js';
import { controlFor } from './controls.js';
import { moreOf, nameField, kindList } from './holders.js';

const MOST_COLUMNS = 9;

/** The keys that are columns: those that are essential or recommended for an entry, or answered; of many, those that fit into a cell. */
export function columnsOf(form, block, holders) {
  const { questions, manifest } = form;
  const isWanted = (pointer) => form.standard.levelAt(pointer, manifest.data) === 'should';
  const fields = holders.map((holder) => questions.fieldsIn(block, holder, manifest.data));
  const wanted = new Set(fields.flatMap(({ asked, more }) => [...asked, ...more.filter(isWanted)].map(lastOf)));
  const ordered = form.standard.orderAt(holders[0], manifest.data).concat([...wanted]).filter((key, at, all) => wanted.has(key) && all.indexOf(key) === at);
  const fitsCell = (key) => holders.slice(0, 3).some((holder) => isInCell(form, below(holder, key)));
  return ordered.length <= MOST_COLUMNS ? ordered : ordered.filter(fitsCell).slice(0, MOST_COLUMNS);
}

function isInCell(form, pointer) {
  const schema = form.standard.shapes.at(form.manifest.data, partsOf(pointer));
  return Boolean(schema) && isSimple(form.standard.shapes.of(schema)[0]);
}

export function table(form, block, holders) {
  const columns = columnsOf(form, block, holders);
  const head = h('tr', {}, h('th', { scope: 'col' }, form.text.shortName), columns.map((key) => h('th', { scope: 'col' }, form.standard.label(key))), h('td', {}));
  return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': form.standard.label(block.holder.split('/').at(-2)) },
    h('table', { class: 'answers' }, h('thead', {}, head), h('tbody', {}, holders.map((holder) => row(form, block, holder, columns)))));
}

function row(form, block, holder, columns) {
  const id = lastOf(holder);
  const isOpen = form.opened.has(`row ${holder}`);
  const toggle = () => { form.opened[isOpen ? 'delete' : 'add'](`row ${holder}`); form.rebuild(); };
  const tools = h('td', { class: 'tools' },
    h('button', { type: 'button', class: 'plain', 'aria-expanded': String(isOpen), 'aria-label': form.text.details(id), title: form.text.details(id), 'data-pointer': holder, 'data-part': 'details', onclick: toggle }, '⋯'),
    block.collection && h('button', { type: 'button', class: 'plain away', 'aria-label': form.text.remove(id), title: form.text.remove(id), 'data-pointer': holder, 'data-part': 'away', onclick: () => form.change((manifest) => manifest.remove(holder)) }, '✕'));
  const cells = columns.map((key) => h('td', { 'data-label': form.standard.label(key) }, cell(form, below(holder, key), `${form.standard.label(key)}: ${id}`, toggle)));
  const first = h('tr', { 'data-entry': holder }, h('th', { scope: 'row' }, block.collection ? nameField(form, holder, id) : id), cells, tools);
  return isOpen ? [first, h('tr', { class: 'opened' }, h('td', { colspan: columns.length + 2 }, whole(form, block, holder, columns)))] : first;
}

function cell(form, pointer, name, open) {
  const { standard, manifest, questions } = form;
  const schema = standard.shapes.at(manifest.data, partsOf(pointer));
  if (!schema || !questions.isOfForm(pointer, manifest.data)) return h('span', { class: 'quiet' }, '–');
  const value = manifest.get(pointer);
  const usual = standard.shapes.of(schema)[0];
  const tag = tagOf(form, pointer);
  if (tag) return kindList(form, pointer, tag.words, value, (word) => form.swapKind(pointer, word), name, true);
  if (isSimple(usual) && (value === undefined || fits(usual, value) || typeof value !== 'object')) {
    if (value !== 'none' || fits(usual, 'none') && usual.kind === 'word') return controlFor(form, { pointer, shape: usual, value, name });
  }
  return h('button', { type: 'button', class: `summary ${value === undefined ? 'missing' : ''}`, 'aria-label': `${name}: ${summary(form, value)}`, 'data-pointer': pointer, 'data-part': 'summary', onclick: open }, summary(form, value));
}

/** The words of the tag of a union, if this is one. */
export function tagOf(form, pointer) {
  const holder = pointer.slice(0, pointer.lastIndexOf('/'));
  const schema = form.standard.shapes.at(form.manifest.data, partsOf(holder));
  const shape = schema && form.standard.shapes.fitting(schema, form.manifest.get(holder));
  if (shape?.kind !== 'union' || shape.tag !== lastOf(pointer)) return null;
  return { shape, words: form.standard.shapes.of(shape.choice)[0].words.map((each) => ({ ...each, meaning: form.standard.meaning(pointer, each) })) };
}

function summary(form, value) {
  const said = form.text.summary;
  if (value === undefined) return said.missing;
  if (value === 'none') return said.none;
  if (isGap(value)) return form.text.forms.gap;
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') && value.join(', ').length < 40 ? value.join(', ') : said.many(value.length);
  return isMap(value) ? said.said : String(value);
}

/** All answers of one entry, below its row. */
function whole(form, block, holder, columns) {
  const { asked, more } = form.questions.fieldsIn(block, holder, form.manifest.data);
  const simple = (pointer) => columns.includes(lastOf(pointer)) && tagOf(form, pointer);
  return h('div', { class: 'fields' }, asked.filter((each) => !simple(each)).map((each) => answer(form, each)), moreOf(form, holder, more));
}
