// The door "Check": a manifest comes in, its findings are shown as one types, and the full check runs on demand.
import { h, whenShown } from '../shared/dom.js';
import { download } from '../shared/files.js';
import { german } from '../shared/german.js';
import { manifestsIn, opener, takesDrops, textOf } from '../shared/intake.js';
import { isServed } from '../shared/server.js';
import { Computer } from './computer.js';
import { Editor } from './editor.js';
import { findingList } from './findings.js';
import { checkInstantly } from './instant.js';
import { ProfileChoice } from './profile_choice.js';
import { Reports } from './reports.js';
import { fromInstant, fromReport } from './result.js';
import { verdictCard, verdictInWords } from './verdict.js';
import example from '../../generated/example.js';

const PAUSE = 120; // ms without a key before the check

/** Fills the door's section. Returns what ends its listeners. */
export function openCheck(section, context) {
  const door = new CheckDoor(section, context);
  const changed = whenShown(section, () => door.refresh());
  const unheard = context.desk.hear(changed, door);
  return () => {
    unheard();
    changed.end();
  };
}

class CheckDoor {
  constructor(section, { desk, language, standard, words }) {
    Object.assign(this, { desk, language, standard, words: words.check, full: null });
    this.said = h('p', { role: 'alert', class: 'alert', hidden: true });
    this.editor = new Editor(this.words.editorLabel, (text) => this.typed(text));
    this.profile = new ProfileChoice(this.words, standard, () => this.checked());
    this.reports = new Reports(this.words, () => ({ ...desk.manifest, profile: this.profile.value }), (report, subject) => this.reported(report, subject));
    this.computer = isServed && new Computer(this.words, desk, (report) => this.reported(report, { ...desk.manifest, profile: 'core', isVerified: true }));
    this.name = h('span', { class: 'file' });
    this.choice = h('div', { class: 'row' });
    this.verdict = h('div');
    this.heard = h('p', { role: 'status', class: 'only-heard' });
    this.list = h('div');
    section.append(h('h1', {}, this.words.title), h('p', { class: 'lead' }, this.words.lead), this.said, this.intake(), this.bench());
    takesDrops(section, (files) => this.take(files));
    if (language === 'de') german().then(() => this.refresh(), () => {}); // in English, if it cannot be loaded
    this.refresh();
  }

  /** What is shown as long as there is no manifest. */
  intake() {
    const paste = () => {
      this.pasting = true;
      this.refresh();
      this.editor.area.focus();
    };
    return this.empty = h('div', { class: 'drop' },
      h('p', { class: 'big' }, this.words.drop), h('p', { class: 'quiet' }, this.words.dropHint),
      h('div', { class: 'row' },
        opener(this.words.openFile, (files) => this.take(files), { accept: '.yaml,.yml,.json', cls: 'first' }),
        opener(this.words.openFolder, (files) => this.take(files), { folder: true }),
        h('button', { type: 'button', onclick: paste }, this.words.paste),
        h('button', { type: 'button', class: 'plain', onclick: () => this.put('synthreport.yaml', example) }, this.words.example)),
      h('p', { class: 'newcomer' }, this.words.noneYet, ' ', h('a', { href: '#write' }, this.words.writeOne)));
  }

  /** The text and what is found in it. */
  bench() {
    const bar = h('div', { class: 'bar' }, this.name, h('div', { class: 'row' },
      opener(this.words.another, (files) => this.take(files), { accept: '.yaml,.yml,.json' }),
      h('button', { type: 'button', onclick: () => download(this.desk.manifest.name.split('/').at(-1), this.desk.manifest.text, 'application/yaml') }, this.words.save)));
    return this.work = h('div', { class: 'bench' },
      h('div', { class: 'left' }, this.choice, bar, this.editor.element),
      h('div', { class: 'right' }, this.profile.element, this.verdict, this.heard,
        h('p', { class: 'row onward' }, h('a', { class: 'button', href: '#write' }, this.words.edit), h('a', { class: 'button', href: '#read' }, this.words.readIt)),
        this.reports.element, this.computer && this.computer.element, this.list));
  }

  /** Lays the manifest among some files on the desk; if there are several, the first, and a choice of the others. */
  async take(files) {
    const found = manifestsIn(files);
    this.say(found.length ? '' : this.words.none(files.length));
    this.choice.replaceChildren();
    if (!found.length) return;
    if (found.length > 1) this.choice.append(...this.choiceOf(found));
    await this.open(found[0]);
  }

  choiceOf(found) {
    const select = h('select', { onchange: () => this.open(found[select.selectedIndex]) }, found.map(({ path }) => h('option', {}, path)));
    return [h('span', {}, this.words.several(found.length)), h('label', {}, h('span', {}, this.words.whichOne), select)];
  }

  async open(entry) {
    try {
      const text = await textOf(entry, this.words);
      if (isProfile(text)) this.profile.put(entry.path, text);
      else this.put(entry.path, text);
    } catch (error) {
      this.say(error.message);
    }
  }

  put(name, text) {
    this.say('');
    this.desk.put(text, { name });
  }

  say(text) {
    this.said.textContent = text;
    this.said.hidden = !text;
  }

  typed(text) {
    this.desk.put(text, { by: this });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.checked(), PAUSE);
  }

  refresh() {
    const { name, text } = this.desk.manifest;
    const isEmpty = !text && !this.pasting;
    this.empty.hidden = !isEmpty;
    this.work.hidden = isEmpty;
    this.name.textContent = name;
    this.editor.text = text;
    if (!isEmpty) this.checked();
  }

  /** Shows the full result if it is about this text and this profile, or else the instant one. */
  checked() {
    const { text, name } = this.desk.manifest;
    const isCurrent = this.full && this.full.text === text && this.full.profile === this.profile.value;
    if (!isCurrent) this.reports.expire();
    const result = isCurrent
      ? fromReport(this.full.report, this.standard, this.language)
      : fromInstant(checkInstantly(text, { name, standard: this.standard, profile: this.profile.published }), this.standard, this.language);
    this.show({ ...result, stale: Boolean(this.full) && !isCurrent, verified: isCurrent && this.full.isVerified });
  }

  reported(report, { text, profile, isVerified = false }) {
    this.full = { report, text, profile, isVerified };
    this.checked();
  }

  show(result) {
    const page = (code) => (ONE_FILE || location.protocol === 'file:' ? null : `../${this.standard.version}/${code}/`);
    this.verdict.replaceChildren(verdictCard(result, this.words));
    const heard = verdictInWords(result, this.words);
    if (this.heard.textContent !== heard) this.heard.textContent = heard; // read out only if it has changed
    const { findings } = result;
    this.list.replaceChildren(h('h2', {}, this.words.findings), ...(findings.length
      ? findingList(findings, this.words, { go: (line) => this.editor.show(line), page, language: this.language }).filter(Boolean)
      : [h('p', { class: 'quiet' }, this.words.noFindings)]));
    this.editor.mark(worstByLine(findings));
  }
}

/** Whether a text is a profile rather than a manifest. */
const isProfile = (text) => /^\s*(?:\{\s*)?["']?profile["']?\s*:/m.test(text) && !/^\s*(?:\{\s*)?["']?synthreport["']?\s*:/m.test(text);

/** The most serious level of the findings on each line. */
function worstByLine(findings) {
  const found = new Map();
  for (const level of ['may', 'should', 'must']) for (const each of findings) if (each.level === level) found.set(each.line, level);
  return found;
}
