// The text of the manifest, with the numbers of its lines; a line with a finding has a mark of the finding's level.
import { h } from '../shared/dom.js';

export class Editor {
  /** `changed(text)` is called after each change by the person. */
  constructor(label, changed) {
    this.numbers = h('ol', { class: 'numbers', 'aria-hidden': 'true' });
    this.area = h('textarea', {
      'aria-label': label, spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', wrap: 'off',
      oninput: () => { this.number(); changed(this.area.value); },
      onscroll: () => { this.numbers.scrollTop = this.area.scrollTop; },
    });
    this.element = h('div', { class: 'editor' }, this.numbers, this.area);
    this.marks = new Map();
    this.number();
  }

  set text(text) {
    if (text === this.area.value) return;
    this.area.value = text;
    this.area.scrollTop = 0;
    this.number();
  }

  /** As many numbers as there are lines. */
  number() {
    const wanted = this.area.value.split('\n').length;
    if (wanted === this.numbers.children.length) return; // nothing to lay out for most keys
    while (this.numbers.children.length > wanted) this.numbers.lastChild.remove();
    if (this.numbers.children.length < wanted) {
      const first = this.numbers.children.length + 1;
      this.numbers.append(...Array.from({ length: wanted - first + 1 }, (_, index) => h('li', {}, String(first + index))));
    }
    this.numbers.scrollTop = this.area.scrollTop;
  }

  /** Marks lines: a map of numbers to levels. Only lines whose mark changes are touched. */
  mark(levels) {
    for (const [line, level] of this.marks) if (levels.get(line) !== level) this.at(line)?.removeAttribute('class');
    for (const [line, level] of levels) if (this.marks.get(line) !== level) this.at(line)?.setAttribute('class', level);
    this.marks = levels;
  }

  at(line) { return this.numbers.children[line - 1]; }

  /** Selects a line and scrolls to it. */
  show(line) {
    const lines = this.area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
    const height = parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = Math.max(0, (line - 1) * height - this.area.clientHeight / 3);
  }
}
