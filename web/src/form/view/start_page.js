// The first page: existing files, and the situation, which decides what is asked.
import { h, freshId } from '../../shared/dom.js';
import { droppedFiles } from '../../shared/files.js';
import { isMap } from '../../shared/pointers.js';
import { answersOf, newOf } from '../model/situation.js';

export function startPage(form) {
  return h('div', { class: 'page start' }, h('h2', { tabindex: '-1' }, form.text.startQuestion), dropZone(form), situation(form));
}

function dropZone(form) {
  const { text } = form;
  const input = h('input', { type: 'file', multiple: true, class: 'only-heard', tabindex: '-1', 'aria-hidden': 'true', onchange: () => form.takeFiles([...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))) });
  const folder = h('input', { type: 'file', webkitdirectory: true, class: 'only-heard', tabindex: '-1', 'aria-hidden': 'true', onchange: () => form.takeFiles([...folder.files].map((file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file }))) });
  const zone = h('div', { class: 'drop panel',
    ondragover: (event) => { event.preventDefault(); zone.classList.add('over'); }, ondragleave: () => zone.classList.remove('over'),
    ondrop: async (event) => { event.preventDefault(); zone.classList.remove('over'); form.takeFiles(withoutFolder(await droppedFiles(event.dataTransfer))); } },
  h('p', {}, text.dropHere), h('p', { class: 'quiet' }, text.dropPromise),
  h('p', {}, h('button', { type: 'button', 'data-part': 'files', onclick: () => input.click() }, text.chooseFiles), ' ', h('button', { type: 'button', 'data-part': 'folder', onclick: () => folder.click() }, text.chooseFolder)), input, folder,
  h('ul', { class: 'taken', role: 'status' }, form.taken.map((each) => h('li', {}, each))));
  return zone;
}

/** Paths from inside the one folder that was dropped. */
function withoutFolder(files) {
  const first = files[0]?.path.split('/')[0];
  const inOne = files.length > 0 && files.every((each) => each.path.startsWith(`${first}/`));
  return inOne ? files.map((each) => ({ ...each, path: each.path.slice(first.length + 1) })) : files;
}

// What the manifest says already is not asked again.
const ANSWERED = { title: '/dataset/title', methods: '/dataset/methods', tier: '/access/tier' };

function situation(form) {
  const { text, standard, said } = form;
  for (const [key, pointer] of Object.entries(ANSWERED)) if (!isMap(form.manifest.get(pointer))) said[key] ??= form.manifest.get(pointer);
  const published = standard.words.situation;
  const apply = () => {
    const answers = newOf(answersOf(said, published, form.manifest.data), form.manifest);
    form.take(answers, text.applied(Object.keys(answers).length));
  };
  return h('section', { class: 'situation', 'aria-label': text.situation }, h('h2', {}, text.situation), h('p', {}, text.situationLead),
    typed(said, 'title', text.mainQuestions.title), typed(said, 'author', text.mainQuestions.author, text.mainQuestions.authorHelp),
    checked(said, 'methods', text.mainQuestions.methods, wordsAt(form, '/dataset/methods')),
    sources(form, said, published), uses(form, said),
    chosen(said, 'tier', text.mainQuestions.tier, wordsAt(form, '/access/tier')),
    h('p', {}, h('button', { type: 'button', class: 'first', 'data-part': 'apply', onclick: apply }, text.apply)), h('p', { class: 'quiet', role: 'status' }, form.applied));
}

function wordsAt(form, pointer) {
  const shapes = form.standard.shapes.of(form.standard.shapes.at({}, pointer.split('/').slice(1)));
  const shape = shapes[0].kind === 'list' ? form.standard.shapes.of(shapes[0].each)[0] : shapes[0];
  return shape.words.map((each) => ({ value: each.value, label: form.standard.label(each.value), meaning: form.standard.meaning(pointer, each) }));
}

function typed(said, key, label, help = '') {
  const ids = { input: freshId('said'), help: freshId('help') };
  const input = h('input', { id: ids.input, type: 'text', 'data-said': key, 'aria-describedby': help && ids.help, oninput: () => { said[key] = input.value.trim(); } });
  input.value = said[key] ?? '';
  return h('div', { class: 'answer single' }, h('div', { class: 'head' }, h('label', { for: ids.input }, label)), help && h('p', { class: 'help', id: ids.help }, help), input);
}

const choiceOf = (each, properties) => h('label', { class: 'choice' }, h('input', properties), h('span', {}, h('span', { class: 'choice-word' }, each.label), each.meaning && h('span', { class: 'meaning' }, each.meaning)));

function checked(said, key, label, words) {
  const toggle = (word, on) => { said[key] = words.map((each) => each.value).filter((each) => (each === word ? on : said[key]?.includes(each))); };
  return h('fieldset', { class: 'answer' }, h('legend', {}, label), h('div', { class: 'choices columns' }, words.map((each) => choiceOf(each,
    { type: 'checkbox', checked: said[key]?.includes(each.value), 'data-said': key, 'data-value': each.value, onchange: (event) => toggle(each.value, event.target.checked) }))));
}

function chosen(said, key, label, words) {
  return h('fieldset', { class: 'answer' }, h('legend', {}, label), h('div', { class: 'choices columns' }, words.map((each) => choiceOf(each,
    { type: 'radio', name: key, checked: said[key] === each.value, 'data-said': key, 'data-value': each.value, onchange: () => { said[key] = each.value; } }))));
}

/** What the data were made from; each kind may have a name. */
function sources(form, said, published) {
  const held = () => said.sources ?? [];
  const row = ([kind, { text }]) => {
    const now = held().find((each) => each.kind === kind);
    const name = h('input', { type: 'text', class: 'id', 'aria-label': `${form.text.sources[kind] ?? text} ${form.text.sourceName}`, placeholder: form.text.sourceName, 'data-said': 'source', 'data-value': `${kind} name`, hidden: !now,
      oninput: () => { held().find((each) => each.kind === kind).name = name.value.trim(); } });
    name.value = now?.name ?? '';
    const toggle = (on) => { said.sources = on ? [...held(), { kind, name: '' }] : held().filter((each) => each.kind !== kind); name.hidden = !on; };
    return h('div', { class: 'origin' }, choiceOf({ label: form.text.sources[kind] ?? text }, { type: 'checkbox', checked: Boolean(now), 'data-said': 'source', 'data-value': kind, onchange: (event) => toggle(event.target.checked) }), name);
  };
  return h('fieldset', { class: 'answer' }, h('legend', {}, form.text.mainQuestions.sources), Object.entries(published.sources).map(row));
}

/** Every use is intended, excluded, or not stated. */
function uses(form, said) {
  const schema = form.standard.shapes.at({}, ['purpose', 'uses']);
  const fields = Object.entries(form.standard.shapes.of(schema)[0].fields).filter(([key]) => key !== 'rest');
  said.uses ??= Object.fromEntries(fields.map(([key]) => [key, form.manifest.get(`/purpose/uses/${key}`) ?? 'not_stated']));
  const words = { not_stated: form.text.notStated, intended: form.text.intended, excluded: form.text.excluded };
  const row = ([key, field]) => {
    const id = freshId('use');
    const select = h('select', { id, 'data-said': 'uses', 'data-value': key, onchange: () => { said.uses[key] = select.value; } }, Object.entries(words).map(([value, label]) => h('option', { value, selected: said.uses[key] === value }, label)));
    return h('li', {}, h('label', { for: id }, h('span', { class: 'choice-word' }, form.standard.label(key)), h('span', { class: 'meaning' }, form.standard.help(field))), select);
  };
  return h('fieldset', { class: 'answer' }, h('legend', {}, form.text.mainQuestions.uses), h('ul', { class: 'use-list' }, fields.map(row)));
}
