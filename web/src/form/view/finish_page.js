// The last page: what is open, what the checker says, and the file.
import { coded, h, freshId } from '../../shared/dom.js';

export function finishPage(form) {
  const { text, standard, checked } = form;
  const open = standard.lines.filter((line) => form.standingOf(line) === 'open');
  const verdict = form.manifest.problems.length ? 'unreadable' : checked?.verdict ?? (open.length ? 'incomplete' : null);
  return h('div', { class: 'page finish' },
    h('h2', { tabindex: '-1', 'data-part': 'verdict' }, verdict ? text.verdicts[verdict] ?? verdict : text.finish),
    saving(form),
    open.length > 0 && h('section', { 'aria-label': text.openLines }, h('h3', {}, text.openLines), h('ul', {}, open.map((line) => h('li', {}, goTo(form, line.number, standard.lineTexts(line).label))))),
    h('section', { 'aria-label': text.findings }, h('h3', {}, text.findings), checked ? findings(form, checked.findings) : null, h('p', {}, text.checkedHere, ' ', h('a', { href: '#check' }, text.fullCheck))));
}

function saving(form) {
  const id = freshId('name');
  const name = h('input', { id, type: 'text', class: 'id', 'data-part': 'name', oninput: () => form.nameFile(name.value.trim()) });
  name.value = form.name;
  return h('div', { class: 'panel keeping' }, h('p', {}, form.text.saveLead), h('label', { for: id }, form.text.fileName), ' ', name, ' ',
    h('button', { type: 'button', class: 'first', 'data-part': 'save', onclick: () => form.save() }, form.text.save));
}

const goTo = (form, page, label) => h('a', { href: `#write/${page}`, onclick: (event) => { event.preventDefault(); form.go(page); } }, label);

function findings(form, found) {
  if (!found.length) return h('p', {}, form.text.noFindings);
  return h('ol', { class: 'findings' }, found.map((each) => {
    const [line, { problem, fix }] = [form.standard.lineAt(each.pointer), form.standard.about(each.code)];
    return h('li', {}, h('p', {}, h('span', { class: `level ${each.level}` }, form.text.levels[each.level] ?? each.level), ' ', h('strong', {}, coded(problem)), ' ', h('span', { class: 'quiet' }, each.code)),
      h('p', { lang: 'en' }, coded(each.message)) /* messages are in English */, fix && h('p', { class: 'quiet' }, coded(form.text.fix(fix))),
      line && h('p', {}, h('a', { href: `#write/${line.number}`, onclick: (event) => { event.preventDefault(); form.go(line.number, each.pointer); } }, form.text.toAnswer), ' ', h('code', {}, each.pointer)));
  }));
}
