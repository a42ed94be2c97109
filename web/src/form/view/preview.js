// The file itself, beside the form: what is typed in one appears in the other.
import { h } from '../../shared/dom.js';

export function preview(form) {
  const { text } = form;
  let soon = 0;
  const type = () => { clearTimeout(soon); soon = setTimeout(() => form.typeText(area.value), 300); };
  const area = h('textarea', { class: 'yaml', 'aria-label': text.previewLabel, spellcheck: 'false', autocapitalize: 'off', wrap: 'off', oninput: type, onblur: () => { clearTimeout(soon); form.typeText(area.value); },
    onkeydown: (event) => { if (event.key === 'Escape') area.blur(); } });
  area.value = form.manifest.text;
  const broken = h('div', { class: 'broken panel', role: 'status', hidden: true });
  return { element: h('aside', { class: 'beside', 'aria-label': text.preview }, h('h2', {}, text.preview), broken, area), area, broken };
}

/** Puts the text of the manifest into the preview, and shows the place that was changed. */
export function showText(form, { area, broken }, pointer) {
  if (document.activeElement !== area) {
    const { scrollTop } = area;
    if (area.value !== form.manifest.text) area.value = form.manifest.text;
    area.scrollTop = pointer && form.manifest.get(pointer) !== undefined ? topOf(area, form.manifest.lineAt(form.manifest.spanOf(pointer).start)) : scrollTop;
  }
  const [problem] = form.manifest.problems;
  broken.hidden = !problem;
  if (problem) broken.replaceChildren(...saidOf(form, area, problem));
}

const topOf = (area, line) => Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));

function saidOf(form, area, { line, message, offset }) {
  const go = () => { area.focus(); area.setSelectionRange(offset, offset); area.scrollTop = topOf(area, line); };
  return [h('p', { class: 'must' }, form.text.broken(line, message)), h('p', {}, form.text.brokenLead),
    h('p', {}, h('button', { type: 'button', onclick: go }, form.text.goThere(line)), ' ', h('button', { type: 'button', class: 'plain', onclick: () => form.undo() }, form.text.takeBack))];
}
