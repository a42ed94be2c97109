// The profile: one of the standard's, or a journal's own from a file.
import { h } from '../shared/dom.js';
import { textOf } from '../shared/intake.js';

export class ProfileChoice {
  constructor(words, standard, changed) {
    Object.assign(this, { words, changed, own: null });
    this.input = h('input', { type: 'file', accept: '.yaml,.yml,.json', hidden: true, onchange: () => this.take() });
    this.said = h('p', { role: 'alert', class: 'alert', hidden: true });
    const profiles = Object.entries(standard.catalogue.profiles).map(([name, { title }]) => h('option', { value: name }, title));
    this.select = h('select', { onchange: () => this.chose() }, profiles, h('option', { value: ' choose' }, words.chooseOwn));
    this.element = h('div', { class: 'profile' }, h('label', {}, h('span', {}, words.profileLabel), this.select), this.input, this.said);
    this.before = 'core';
  }

  /** What the full check gets: a name, or `{ name, text }` of a file; always the same object for the same choice. */
  get value() { return this.select.value === ' own' ? this.own : this.select.value; }

  /** What the instant check gets: a name. What a profile of a file adds is the full check's. */
  get published() { return this.select.value === ' own' ? 'core' : this.select.value; }

  chose() {
    if (this.select.value === ' choose') {
      this.select.value = this.before;
      this.input.click();
      return;
    }
    this.before = this.select.value;
    this.changed();
  }

  async take() {
    const [file] = this.input.files;
    this.input.value = '';
    this.said.hidden = true;
    if (!file) return;
    try {
      this.put(file.name, await textOf({ path: file.name, file }, this.words));
    } catch (error) {
      this.said.textContent = error.message;
      this.said.hidden = false;
    }
  }

  put(name, text) {
    this.own = { name, text };
    this.select.querySelector('[value=" own"]')?.remove();
    this.select.append(h('option', { value: ' own' }, this.words.ownProfile(name)));
    this.select.value = this.before = ' own';
    this.changed();
  }
}
