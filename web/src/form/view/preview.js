// The file itself, beside the form: what is typed in one appears in the other.
import { h } from '../../shared/dom.js';

export function preview(form) {
  const { text } = form;
  let soon = null;
  const take = () => { if (soon === null) return; clearTimeout(soon); soon = null; form.typeText(area.value); };
  const type = () => { clearTimeout(soon); soon = setTimeout(take, 300); };
  const area = h('textarea', { class: 'yaml', 'aria-label': text.previewLabel, placeholder: text.previewEmpty, spellcheck: 'false', autocapitalize: 'off', wrap: 'off', oninput: type, onblur: take,
    onkeydown: (event) => { if (event.key === 'Escape') area.blur(); } });
  area.value = form.manifest.text;
  const broken = h('div', { class: 'broken panel', role: 'status', hidden: true });
  return { element: h('aside', { class: 'beside', 'aria-label': text.preview }, h('h2', {}, text.preview), broken, area), area, broken, take, isTyping: () => soon !== null };
}

/** Puts the text of the manifest into the preview, and shows the place that was changed. */
export function showText(form, { area, broken, isTyping }, pointer) {
  if (!isTyping()) {
    const at = replaced(area, form.manifest.text);
    const isNew = pointer && pointer !== area.dataset.shown && form.manifest.get(pointer) !== undefined;
    const place = at ?? (isNew ? form.manifest.spanOf(pointer).start : null);
    area.dataset.shown = pointer ?? '';
    if (place !== null && document.activeElement !== area) area.scrollTop = topOf(area, form.manifest.lineAt(place));
  }
  const [problem] = form.manifest.problems;
  broken.hidden = !problem;
  if (problem) broken.replaceChildren(...saidOf(form, area, problem));
}

/** Replaces only what differs, which is much faster than a whole long text; returns where that is, or null. */
function replaced(area, text) {
  const old = area.value;
  if (old === text) return null;
  const shortest = Math.min(old.length, text.length);
  let start = 0;
  while (start < shortest && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  area.setRangeText(text.slice(start, text.length - end), start, old.length - end);
  return start;
}

const topOf = (area, line) => Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));

function saidOf(form, area, { line, message, offset }) {
  const go = () => { area.focus(); area.setSelectionRange(offset, offset); area.scrollTop = topOf(area, line); };
  return [h('p', { class: 'must' }, form.text.broken(line, message)), h('p', {}, form.text.brokenLead),
    h('p', {}, h('button', { type: 'button', onclick: go }, form.text.goThere(line)), ' ', h('button', { type: 'button', class: 'plain', onclick: () => form.undo() }, form.text.takeBack))];
}
