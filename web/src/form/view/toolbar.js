// The bar above the form: the file, undo, and what is kept of it in this browser.
import { h } from '../../shared/dom.js';

export function toolbar(form) {
  const { text, manifest } = form;
  const file = h('input', { type: 'file', class: 'only-heard', tabindex: '-1', 'aria-hidden': 'true', accept: '.yaml,.yml,.json', onchange: () => { form.go('start'); form.takeFiles([...file.files].map((each) => ({ path: each.name, file: each }))); } });
  return [
    h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'first', onclick: () => form.save() }, text.save), h('button', { type: 'button', onclick: () => file.click() }, text.open), file,
      h('button', { type: 'button', disabled: !manifest.canUndo, onclick: () => form.undo() }, text.undo), h('button', { type: 'button', disabled: !manifest.canRedo, onclick: () => form.redo() }, text.redo),
      h('button', { type: 'button', 'aria-pressed': String(!form.isAlone), onclick: () => form.showFile(form.isAlone) }, text.preview),
      h('button', { type: 'button', class: 'plain', onclick: () => form.clear() }, text.clear)),
    draftNote(form),
  ];
}

function draftNote(form) {
  const { draft, text } = form;
  const time = (iso) => new Date(iso).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  const said = draft?.behind ? text.draftBehind(time(draft.behind.time)) : draft?.failed ? text.notKept(draft.failed) : draft?.foreign ? text.otherTab : draft?.found ? text.foundDraft(time(draft.found.time), draft.found.name) : draft?.time ? text.kept(time(draft.time)) : '';
  return h('p', { class: `draft ${draft?.failed || draft?.foreign ? 'must' : 'quiet'}`, role: draft?.failed || draft?.foreign ? 'alert' : null }, said);
}

export function showDraft(form, bar) { bar.querySelector('.draft')?.replaceWith(draftNote(form)); }
