// The checklist beside the form: every line that is asked, and where it stands, in a word and a mark.
import { h } from '../../shared/dom.js';

export function checklist(form) {
  const { standard, text } = form;
  const applicable = standard.lines.filter((line) => form.standingOf(line) !== 'not_applicable' || form.page === line.number);
  const others = standard.lines.filter((line) => !applicable.includes(line));
  const answered = applicable.filter((line) => ['answered', 'gap'].includes(form.standingOf(line))).length;
  return [
    h('p', { class: 'progress', id: 'progress' }, text.progress(answered, applicable.length)),
    h('progress', { max: applicable.length || 1, value: answered, 'aria-labelledby': 'progress' }),
    h('ol', { class: 'lines' },
      item(form, 'start', text.start), applicable.map((line) => item(form, line.number, standard.lineTexts(line).label, form.standingOf(line))), item(form, 'finish', text.finish)),
    h('details', { class: 'others', open: form.opened.has('others'), ontoggle: (event) => form.opened[event.target.open ? 'add' : 'delete']('others') },
      h('summary', {}, text.notAsked(others.length)), h('ol', { class: 'lines' }, others.map((line) => item(form, line.number, standard.lineTexts(line).label, 'not_applicable')))),
  ];
}

function item(form, page, label, state) {
  return h('li', { class: state ?? 'door' }, h('a', { href: `#write/${page}`, 'aria-current': form.page === page && 'step', onclick: (event) => { event.preventDefault(); form.go(page); } },
    h('span', { class: 'mark', 'aria-hidden': 'true' }), h('span', {}, label), state && h('span', { class: 'only-heard' }, `, ${form.text.states[state]}`)));
}
