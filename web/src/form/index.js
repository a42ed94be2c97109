// The door "Write": the form beside the checklist and the file. What it shows is the text on the desk.
import { h, whenShown } from '../shared/dom.js';
import { Drafts } from './model/drafts.js';
import { Standard } from './model/standard.js';
import { takeFiles } from './files/take_files.js';
import { Form } from './form.js';
import { quickCheck } from './quick_check.js';
import { refreshProblem } from './view/answer.js';
import { checklist } from './view/checklist.js';
import { finishPage } from './view/finish_page.js';
import { placeOf, restoreFocus, swap } from './view/focus.js';
import { linePage } from './view/line_page.js';
import { preview, showText } from './view/preview.js';
import { startPage } from './view/start_page.js';
import { toolbar, showDraft } from './view/toolbar.js';

const SOON = 400; // milliseconds after a keystroke before the lines are looked at again
const PAUSE = 2000; // and before the whole text is checked, which takes longer in a long manifest
const drafts = new Drafts(() => localStorage);
let remembered = null; // the form survives a change of the language

/** Fills the door's section; called again when the language changes. Returns what ends the listeners of the earlier one. */
export function openForm(section, { desk, language, standard, words }) {
  const german = language === 'de' ? import('../../generated/german.js') : Promise.resolve(null);
  let end = () => {};
  let ended = false;
  german.then((module) => { if (!ended) end = start(section, { desk, words, standard: new Standard(standard, module?.default), published: standard }); });
  return () => { ended = true; end(); };
}

function start(section, { desk, words, standard, published }) {
  const text = words.write;
  const form = remembered ?? new Form({ standard, text, name: desk.manifest.name, manifest: desk.manifest.text });
  Object.assign(form, { standard, text });
  form.questions.standard = standard;
  if (!remembered) restore(form, desk);
  remembered = form;
  form.page = pageOf(location.hash, form) ?? form.page;
  const parts = frame(section, form);
  wire(form, parts, { desk, published });
  form.rebuild();
  form.later(0);
  const take = whenShown(section, () => { form.name = desk.manifest.name; form.typeText(desk.manifest.text); });
  const unhear = desk.hear(take, form);
  return () => { unhear(); take.end(); clearTimeout(form.soon); clearTimeout(form.pause); removeEventListener('keydown', parts.keys); removeEventListener('pagehide', parts.leave); };
}

/** The page that an address such as `#write/7` names. */
function pageOf(hash, form) {
  const [door, page] = hash.slice(1).split('/');
  if (door !== 'write') return null;
  return page === 'finish' ? page : form.standard.lines.find((line) => String(line.number) === page)?.number;
}

/** What lies on the desk comes first; the draft that this browser keeps comes back if there is nothing, or by one Undo. */
function restore(form, desk) {
  try {
    const draft = drafts.read();
    if (!draft || draft.text === desk.manifest.text) return;
    form.manifest.type(draft.text, 'draft');
    if (desk.manifest.text) form.manifest.type(desk.manifest.text, 'desk');
    else form.name = draft.name;
    form.draft = desk.manifest.text ? { behind: draft } : { found: draft };
  } catch (error) { form.draft = { failed: error.message }; }
}

function frame(section, form) {
  const shown = preview(form);
  const parts = {
    nav: h('nav', { class: 'checklist', 'aria-label': form.text.checklist }), page: h('div', { class: 'middle' }),
    bar: h('div', { class: 'bar' }), notice: h('p', { class: 'notice', role: 'status' }), shown, section,
  };
  section.replaceChildren(h('h1', {}, form.text.title), h('p', { class: 'lead' }, form.text.lead), parts.bar, parts.notice,
    h('div', { class: 'desk' }, parts.nav, parts.page, shown.element));
  return parts;
}

function wire(form, parts, { desk, published }) {
  Object.assign(form, {
    takeTyped: () => parts.shown.take(),
    say: (note) => { if (parts.notice.textContent !== note) parts.notice.textContent = note; },
    rebuild: () => build(form, parts),
    check: () => { form.checked = quickCheck(form.manifest.text, form.name, published); },
    later: (wait = SOON) => { clearTimeout(form.pause); clearTimeout(form.soon); form.soon = setTimeout(() => settle(form, parts, desk), wait); },
    problems: () => problems(form, parts),
    hear: (pointer) => { form.changed = pointer; form.later(); },
    keep: () => keep(form, parts),
    go: (page, pointer) => go(form, parts, page, pointer),
    takeFiles: (files) => takeFiles(form, files, published),
    showFile: (isShown) => { form.isAlone = !isShown; build(form, parts); },
    clear: () => { form.manifest.type('', 'clear'); form.said = {}; form.taken = []; form.applied = ''; form.go('start'); form.say(form.text.cleared); },
  });
  parts.keys = (event) => keys(form, parts, event);
  parts.leave = () => { parts.shown.take(); keep(form, parts); };
  addEventListener('keydown', parts.keys);
  addEventListener('pagehide', parts.leave);
}

/** Undo and redo by keyboard, wherever no field has an undo of its own that would be meant. */
function keys(form, parts, event) {
  if (parts.section.hidden || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y' && key !== 's') return;
  event.preventDefault();
  if (key === 's') form.save();
  else if (key === 'y' || event.shiftKey) form.redo();
  else form.undo();
}

function build(form, parts) {
  const focus = form.focus ?? placeOf(document.activeElement, parts.page);
  form.focus = null;
  form.survey();
  const line = form.standard.lines.find((each) => each.number === form.page);
  parts.page.replaceChildren(line ? linePage(form, line) : form.page === 'finish' ? finishPage(form) : startPage(form));
  show(form, parts);
  if (focus) restoreFocus(parts.page, focus);
  form.later();
}

function show(form, parts) {
  swap(parts.nav, checklist(form));
  swap(parts.bar, toolbar(form));
  parts.shown.element.hidden = Boolean(form.isAlone);
  parts.shown.element.parentNode.classList.toggle('alone', Boolean(form.isAlone));
  showText(form, parts.shown, form.changed);
}

/** What depends on what was typed: lines, preview, draft, the other doors; and after a pause the checker. */
function settle(form, parts, desk) {
  clearTimeout(form.soon);
  clearTimeout(form.pause);
  form.survey();
  show(form, parts);
  desk.put(form.manifest.text, { name: form.name, by: form });
  keep(form, parts);
  const check = () => { form.check(); judged(form, parts); };
  if (form.page === 'finish') check();
  else form.pause = setTimeout(check, PAUSE);
}

/** What the checker has found appears at the answers and on the last page. */
function judged(form, parts) {
  form.survey();
  swap(parts.nav, checklist(form));
  problems(form, parts);
  if (form.page !== 'finish' || document.activeElement.matches('.finish input')) return; // nobody is interrupted
  const focus = placeOf(document.activeElement, parts.page);
  parts.page.replaceChildren(finishPage(form));
  if (focus) restoreFocus(parts.page, focus);
}

function problems(form, parts) {
  for (const element of parts.page.querySelectorAll('[data-answer]')) refreshProblem(form, element);
}

function keep(form, parts) {
  try {
    if (form.manifest.text === form.keptText && form.name === form.keptName) return;
    if (form.keptText !== undefined && drafts.isForeign()) { form.draft = { foreign: true }; showDraft(form, parts.bar); return; }
    if (form.manifest.text) form.draft = { time: drafts.keep({ text: form.manifest.text, name: form.name }) };
    else if (form.keptText !== undefined) drafts.forget();
    Object.assign(form, { keptText: form.manifest.text, keptName: form.name });
  } catch (error) { form.draft = { failed: error.message }; }
  showDraft(form, parts.bar);
}

function go(form, parts, page, pointer) {
  form.page = page;
  form.focus = pointer ? { pointer } : null;
  if (pointer) for (const more of openedFor(form, pointer)) form.opened.add(more);
  form.changed = pointer ?? firstPlace(form);
  if (page === 'finish') form.check();
  build(form, parts);
  const target = pointer && parts.page.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`);
  if (!target) parts.page.querySelector('h2')?.focus();
  (target ?? parts.section.querySelector('.desk')).scrollIntoView({ block: target ? 'center' : 'start' });
}

/** The first place in the file that the open page is about. */
function firstPlace(form) {
  const line = form.standard.lines.find((each) => each.number === form.page);
  return line && form.questions.blocks(line).flatMap((block) => form.questions.holders(block, form.manifest.data)).find((each) => each && form.manifest.get(each) !== undefined);
}

const openedFor = (form, pointer) => pointer.split('/').map((_, at, all) => all.slice(0, at + 1).join('/')).filter(Boolean);
