// What only this computer can do: compare the manifest with its files, and measure its tables. Shown by `synthreport serve`.
import { h } from '../shared/dom.js';
import { askServer } from '../shared/server.js';
import { disk, loadServed } from '../shared/served_file.js';

export class Computer {
  /** `found(report)` gets the report for programs of a verification. */
  constructor(words, desk, found) {
    Object.assign(this, { words, desk, found });
    this.status = h('p', { role: 'status', class: 'quiet' });
    this.bar = h('progress', { max: '1', value: '0', hidden: true, 'aria-label': words.computer });
    this.list = h('ul', { class: 'quiet', hidden: true });
    this.verify = h('button', { type: 'button', class: 'first', onclick: () => this.work('verify', {}, (report) => this.verified(report)) }, words.verify);
    this.measure = h('form', { class: 'measure', onsubmit: (event) => this.asked(event) });
    this.element = h('section', { class: 'panel full' }, h('h2', {}, words.computer), h('p', {}, words.verifyText),
      h('div', { class: 'row' }, this.verify, this.bar), h('details', {}, h('summary', { onclick: () => this.offer() }, words.measure), this.measure), this.status, this.list);
  }

  /** The tables to choose from, as they were when the manifest was loaded. */
  offer() {
    const choice = (name, isNeeded) => h('label', {}, h('span', {}, this.words.sides[name]), h('select', { name, required: isNeeded },
      h('option', { value: '' }, '–'), disk.tables.map((table) => h('option', {}, table))));
    this.measure.replaceChildren(h('p', {}, this.words.measureText), choice('synthetic', true), choice('train'), choice('holdout'),
      h('label', {}, h('span', {}, this.words.sides.outcomes), h('input', { name: 'outcomes' })), h('button', {}, this.words.measure));
  }

  asked(event) {
    event.preventDefault();
    const { outcomes, ...tables } = Object.fromEntries(new FormData(this.measure));
    const given = { ...tables, outcomes: outcomes.split(',').map((each) => each.trim()).filter(Boolean) };
    this.work('measure', given, (found) => this.measured(found));
  }

  /** Long work on the files, which are compared with the manifest on the disk. */
  async work(what, given, done) {
    this.list.hidden = true;
    if (this.desk.manifest.text !== disk.text) {
      this.status.textContent = this.words.saveFirst;
      return;
    }
    this.verify.disabled = true;
    this.bar.hidden = false;
    this.bar.value = 0;
    this.status.textContent = this.words.working;
    try {
      await done(await askServer(what, given, (part) => { this.bar.value = part; }));
    } catch (error) {
      this.status.textContent = error.message;
    }
    this.bar.hidden = true;
    this.verify.disabled = false;
  }

  verified(report) {
    const { claims } = JSON.parse(report).documents[0].counts;
    const grades = Object.entries(claims).filter(([, count]) => count).map(([grade, count]) => `${count} ${this.words.grades[grade] ?? grade}`);
    this.status.textContent = this.words.verified(grades.join(', '));
    this.found(report);
  }

  async measured({ results, omitted, doubts }) {
    await loadServed(this.desk);
    this.status.textContent = this.words.measured(results);
    this.list.replaceChildren(...[...doubts, ...omitted].map((each) => h('li', {}, each)));
    this.list.hidden = !this.list.children.length;
  }
}
