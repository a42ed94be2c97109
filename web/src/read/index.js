// The door "Read": the manifest on the desk as a page for people.
import { h, whenShown } from '../shared/dom.js';
import { german } from '../shared/german.js';
import { manifestsIn, opener, takesDrops, textOf } from '../shared/intake.js';
import { read } from './answers.js';
import { Card } from './card.js';
import example from '../../generated/example_complete.js';

/** Fills the door's section. Returns what ends its listeners. */
export function openRead(section, context) {
  const words = context.words.read;
  const said = h('p', { role: 'alert', class: 'alert', hidden: true });
  const say = (text) => Object.assign(said, { textContent: text, hidden: !text });
  const take = async (files) => {
    const [entry] = manifestsIn(files);
    say(entry ? '' : context.words.check.none(files.length));
    try {
      if (entry) context.desk.put(await textOf(entry, context.words.check), { name: entry.path });
    } catch (error) {
      say(error.message);
    }
  };
  const tryExample = () => context.desk.put(example, { name: 'synthreport.yaml' });
  const empty = h('div', {}, h('h1', {}, words.title), h('p', { class: 'lead' }, words.dropHint),
    h('div', { class: 'drop' }, h('p', { class: 'big' }, words.drop), h('p', { class: 'quiet' }, context.words.check.dropHint),
      h('div', { class: 'row' }, opener(context.words.check.openFile, take, { accept: '.yaml,.yml,.json', cls: 'first' }), opener(context.words.check.openFolder, take, { folder: true }),
        h('button', { type: 'button', class: 'plain', onclick: tryExample }, context.words.check.example)),
      h('p', { class: 'newcomer' }, context.words.check.noneYet, ' ', h('a', { href: '#write' }, context.words.check.writeOne))));
  const bar = h('div', { class: 'bar' }, h('span', { class: 'file' }), h('div', { class: 'row' },
    opener(words.another, take, { accept: '.yaml,.yml,.json' }), h('button', { type: 'button', onclick: () => print() }, words.print)));
  const place = h('div');
  section.append(said, empty, bar, place);
  takesDrops(section, take);

  const show = () => {
    const { name, text } = context.desk.manifest;
    empty.hidden = Boolean(text);
    bar.hidden = !text;
    bar.querySelector('.file').textContent = name;
    const { data, error } = read(text);
    place.replaceChildren(...(!text ? [] : error ? [broken(error, words)] : [new Card(data, context).element()]));
  };
  show();
  if (context.language === 'de') german().then(show, () => {}); // in English, if it cannot be loaded
  const changed = whenShown(section, show);
  const unheard = context.desk.hear(changed);
  return () => {
    unheard();
    changed.end();
  };
}

const broken = (error, words) => h('div', { class: 'alert' }, h('h1', {}, words.unreadable), h('p', {}, error), h('p', {}, h('a', { href: '#check' }, words.toCheck)));
