// The verdict: what it is, how many lines of the checklist are answered, and each of them as a small square.
import { h } from '../shared/dom.js';
import { countsOf } from './findings.js';

const TONE = { complies: 'good', incomplete: 'open', 'describes the public record': 'open', 'contradicts itself': 'bad', 'cannot be read': 'bad' };

export function verdictCard({ conclusion, full, stale, verified, answered, asked, byGap, lines, findings }, words) {
  const [sign, phrase] = (full ? words.conclusions : words.soFar)[conclusion];
  return h('div', { class: `verdict ${TONE[conclusion]}`, 'data-check': full ? 'full' : 'instant' },
    h('p', { class: 'conclusion' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, sign), ' ', phrase),
    lines.length > 0 && h('p', {}, words.coverage(answered, asked), words.byGap(byGap), '.'),
    lines.length > 0 && squares(lines, words),
    h('p', { class: 'tally' }, words.counts(countsOf(findings)).map(([count, noun, level]) => (
      h('span', { class: count ? level : 'quiet' }, h('b', {}, String(count)), ` ${noun}`)
    ))),
    h('p', { class: 'quiet' }, stale ? words.staleNote : verified ? words.verifiedNote : full ? words.fullNote : words.instantNote));
}

/** The same in one sentence, to be read out. */
export function verdictInWords({ conclusion, full, findings }, words) {
  const counts = words.counts(countsOf(findings)).map(([count, noun]) => `${count} ${noun}`);
  return `${(full ? words.conclusions : words.soFar)[conclusion][1]}: ${counts.join(', ')}`;
}

function squares(lines, words) {
  return h('ul', { class: 'squares', 'aria-label': words.linesLabel }, lines.map(({ number, label, state }) => {
    const [sign, name] = words.lineStates[state];
    const text = `${number} ${label}: ${name}`;
    return h('li', { class: state, title: text }, h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'only-heard' }, text));
  }));
}
