import { h } from '../shared/dom.js';

/** Fills the door's section; called again when the language changes. Returns what ends the listeners of the earlier one. */
export function openCheck(section, { words }) {
  section.append(h('h1', {}, words.check.title));
  return () => {};
}
