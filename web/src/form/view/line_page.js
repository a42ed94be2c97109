// The page of one line of the checklist: its question, and the answers that it asks for, together where they belong together.
import { coded, h } from '../../shared/dom.js';
import { lastOf } from '../../shared/pointers.js';
import { answer } from './answer.js';
import { entry, entryAdder, kindList, moreOf } from './holders.js';
import { table, tagOf } from './table.js';

export function linePage(form, line) {
  const texts = form.standard.lineTexts(line);
  const state = form.standingOf(line);
  return h('div', { class: `page ${form.questions.blocks(line).some((each) => each.holder.includes('*')) ? 'wide' : ''}` },
    h('p', { class: `state ${state}` }, h('span', { class: 'mark', 'aria-hidden': 'true' }), `${line.number} · ${texts.label} · ${form.text.states[state]}`),
    h('h2', { tabindex: '-1' }, texts.question),
    state === 'not_applicable' && texts.where && h('p', { class: 'quiet' }, form.text.askedWhere(texts.where)),
    whyOf(form, line),
    form.questions.blocks(line).map((block) => blockOf(form, line, block)),
    nextOf(form, line));
}

/** Why the items of a line are asked, closed until somebody wants to know. */
function whyOf(form, line) {
  const items = line.codes.map((code) => [code, form.standard.itemTexts(code), form.standard.about(code)]);
  return h('details', { class: 'why' }, h('summary', {}, form.text.why),
    h('dl', {}, items.flatMap(([code, texts, { why }]) => [h('dt', {}, `${texts.label} `, h('span', { class: 'quiet' }, code)), h('dd', {}, coded(why))])));
}

function blockOf(form, line, block) {
  const holders = form.questions.holders(block, form.manifest.data);
  if (!block.holder.includes('*')) return single(form, block, block.holder);
  const label = form.standard.label(block.holder.split('/').filter((part) => part !== '*').at(-1));
  if (!block.collection && !holders.some((holder) => isNeeded(form, block, holder))) return elsewhere(form, block, holders, label);
  return h('div', { class: 'block', role: 'group', 'aria-label': label },
    holders.length > 0 && h('h3', {}, label), block.collection && !holders.length && answer(form, block.collection),
    holders.length > 1 && wayButton(form, block), holders.length > 0 && (form.isTable(block, holders) ? table(form, block, holders) : cards(form, block, holders)),
    block.collection && holders.length > 0 && entryAdder(form, block.collection));
}

const isNeeded = (form, block, holder) => form.questions.fieldsIn(block, holder, form.manifest.data).asked.length > 0;

/** Two entries and more are a table, unless somebody wants to see them one by one. */
function wayButton(form, block) {
  const isTableNow = form.isTable(block, [1, 2]);
  return h('button', { type: 'button', class: 'plain way', 'data-pointer': block.holder, 'data-part': 'way', onclick: () => { form.ways.set(block.holder, !isTableNow); form.rebuild(); } }, isTableNow ? form.text.oneByOne : form.text.asTable);
}

function single(form, block, holder) {
  const { asked, more } = form.questions.fieldsIn(block, holder, form.manifest.data);
  const label = form.standard.label(lastOf(holder) || block.keys[0]);
  const content = [asked.map((each) => answer(form, each)), moreOf(form, `${holder} ${block.keys[0]}`, more)];
  return h('div', { class: 'block', role: 'group', 'aria-label': label }, holder && h('h3', {}, label), content);
}

function cards(form, block, holders) {
  return h('div', { class: 'entries' }, holders.map((holder) => card(form, block, holder)));
}

function card(form, block, holder) {
  const { asked, more } = form.questions.fieldsIn(block, holder, form.manifest.data);
  const id = lastOf(holder);
  const fields = [asked.map((each) => fieldOf(form, each)), moreOf(form, `${holder} ${block.keys[0]}`, more)];
  return block.collection ? entry(form, holder, id, fields) : h('fieldset', { class: 'entry', 'data-entry': holder }, h('legend', {}, nameOf(form, holder)), fields);
}

function nameOf(form, holder) {
  const value = form.manifest.get(holder);
  return [lastOf(holder), h('span', { class: 'quiet' }, ` ${value?.title ?? value?.name ?? value?.description ?? ''}`)];
}

/** The kind of an entry swaps its other fields; every other field is an answer like any. */
function fieldOf(form, pointer) {
  const tag = tagOf(form, pointer);
  if (!tag) return answer(form, pointer);
  const name = form.standard.label(lastOf(pointer));
  return h('div', { class: 'answer single', 'data-answer': pointer }, h('div', { class: 'head' }, h('span', { class: 'label' }, name)),
    kindList(form, pointer, tag.words, form.manifest.get(pointer), (word) => form.swapKind(pointer, word), name), h('p', { class: 'problem must' }, form.findingsAt(pointer)));
}

/** Fields of entries that are described in another line: what may be added to them, closed; or where they are described. */
function elsewhere(form, block, holders, label) {
  const more = holders.flatMap((holder) => form.questions.fieldsIn(block, holder, form.manifest.data).more);
  if (more.length) return h('div', { class: 'block', role: 'group', 'aria-label': label }, h('h3', {}, label), holders.map((holder) => card(form, block, holder)));
  const line = form.standard.lines.find((each) => form.questions.blocks(each).some((other) => other.collection && block.holder.startsWith(`${other.collection}/`)));
  return line && holders.length === 0 ? h('div', { class: 'block', role: 'group', 'aria-label': label }, h('h3', {}, label), h('p', { class: 'quiet' }, form.text.noEntries, ' ', form.text.listedOn(form.standard.lineTexts(line).label))) : null;
}

function nextOf(form, line) {
  const following = form.standard.lines.filter((each) => each.number > line.number && form.standingOf(each) !== 'not_applicable');
  const target = following.find((each) => form.standingOf(each) === 'open') ?? following[0];
  const label = target ? form.standard.lineTexts(target).label : form.text.finish;
  return h('p', { class: 'next' }, h('button', { type: 'button', class: 'first', 'data-part': 'next', onclick: () => form.go(target ? target.number : 'finish') }, form.text.next(label)));
}

