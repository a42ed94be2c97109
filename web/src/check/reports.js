// The full check, and the reports on its result: to read in a frame that may run nothing, and to keep.
import { h } from '../shared/dom.js';
import { download } from '../shared/files.js';
import { isServed } from '../shared/server.js';
import { ask, hasFullCheck, megabytes, start } from '../full/engine.js';

const PAUSE = 800; // ms without a key before the full check runs again

export class Reports {
  /** `subject()` is what to check: `{ text, name, profile }`; `found(report, subject)` gets the report for programs. */
  constructor(words, subject, found) {
    Object.assign(this, { words, subject, found, kind: 'editor', running: false });
    this.status = h('p', { role: 'status', class: 'quiet' });
    this.bar = h('progress', { max: '1', value: '0', hidden: true, 'aria-label': words.full });
    this.run = h('button', { type: 'button', class: 'first', onclick: () => this.check() }, words.runFull);
    // Nothing may run in it; its own origin is what lets links to its headings work.
    this.frame = h('iframe', { sandbox: 'allow-same-origin', class: 'report', hidden: true });
    this.plain = h('pre', { class: 'report', tabindex: '0', hidden: true });
    this.choice = h('div', { class: 'row', hidden: true }, this.select(), h('button', { type: 'button', onclick: () => this.keep() }, words.saveReport));
    this.element = h('section', { class: 'panel full' }, h('h2', {}, words.full), ...this.content());
  }

  content() {
    if (!hasFullCheck()) return [h('p', {}, this.words.fullAbsent)];
    this.intro = h('p', {}, isServed ? this.words.fullServed : this.words.fullText(megabytes().toFixed(1)));
    return [this.intro, h('div', { class: 'row' }, this.run, this.bar), this.status, this.choice, this.frame, this.plain];
  }

  select() {
    const options = Object.entries(this.words.reports).map(([kind, name]) => h('option', { value: kind }, name));
    const chosen = h('select', { onchange: () => { this.kind = chosen.value; this.show(); } }, options);
    return h('label', {}, h('span', {}, this.words.report), chosen);
  }

  /** Runs the full check on what is on the desk, and shows the report that is chosen. */
  async check() {
    if (this.running) return;
    this.running = this.run.disabled = true;
    try {
      await this.load();
      this.status.textContent = this.words.checking;
      const subject = this.subject();
      this.found(await ask('check', subject), subject);
      this.run.hidden = this.intro.hidden = this.bar.hidden = true;
      this.choice.hidden = false;
      await this.show();
    } catch (error) {
      this.status.textContent = this.words.failed(error.message);
      this.run.textContent = this.words.again;
      this.run.hidden = false;
      this.bar.hidden = true;
    } finally {
      this.running = this.run.disabled = false;
    }
  }

  async load() {
    this.bar.hidden = !this.run.isConnected || this.run.hidden;
    await start((part) => {
      this.bar.value = part;
      this.status.textContent = part < 1 ? this.words.loading(Math.floor(part * 100)) : this.words.starting;
    });
  }

  async show() {
    this.status.textContent = this.words.writing;
    this.made = await ask('report', { kind: this.kind });
    const [, type, text] = this.made;
    const isPage = type === 'text/html' || type === 'image/svg+xml';
    this.frame.hidden = !isPage;
    this.plain.hidden = isPage;
    if (isPage) this.display(text, type);
    else this.plain.textContent = text;
    this.frame.title = this.words.reportFrame(this.words.reports[this.kind]);
    this.plain.setAttribute('aria-label', this.frame.title);
    this.status.textContent = '';
  }

  /** Shows a page in the frame; from a blob, so that links to its own headings stay in it. */
  display(text, type) {
    URL.revokeObjectURL(this.frame.src);
    this.frame.src = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  }

  keep() {
    const [file, type, text] = this.made;
    download(file, text, type);
  }

  /** After a change of the text or the profile: checks again, once there was a pause, if the checker is loaded. */
  expire() {
    clearTimeout(this.timer);
    if (!this.choice.hidden) this.timer = setTimeout(() => (this.running ? this.expire() : this.check()), PAUSE);
  }
}
