// The findings, the most serious first; each leads to its line.
import { coded, h } from '../shared/dom.js';

const RANK = { must: 0, should: 1, may: 2 };
const FIRST = 60;

/** The list of findings. `go(line)` shows a line; `page(code)` is the address of the page about a code, if there is one. */
export function findingList(findings, words, { go, page, language }) {
  const sorted = [...findings].sort((one, other) => RANK[one.level] - RANK[other.level]);
  const list = h('ol', { class: 'findings' }, sorted.slice(0, FIRST).map((each) => entry(each, words, { go, page, language })));
  const rest = sorted.slice(FIRST);
  const all = rest.length > 0 && h('button', {
    type: 'button',
    onclick: () => {
      list.append(...rest.map((each) => entry(each, words, { go, page, language })));
      list.children[FIRST].querySelector('button').focus();
      all.remove();
    },
  }, words.showAll(sorted.length));
  return [list, all];
}

function entry({ code, level, problem, message, pointer, line, why, fix }, words, { go, page, language }) {
  const address = page(code);
  return h('li', { class: `finding ${level}` },
    h('p', { class: 'head' }, h('span', { class: `level ${level}` }, words.levels[level]), ' ', h('strong', {}, problem)),
    h('p', { class: 'message', lang: language !== 'en' && 'en' }, coded(message)) /* messages are in English */,
    h('p', { class: 'place' },
      h('button', { type: 'button', class: 'plain', onclick: () => go(line) }, words.goTo(line)),
      h('code', {}, pointer || '/'),
      address ? h('a', { href: address, target: '_blank', rel: 'noreferrer' }, code) : h('span', {}, code)),
    (why || fix) && h('details', {}, h('summary', {}, words.more),
      why && h('p', {}, h('b', {}, `${words.why}: `), coded(why)),
      fix && h('p', {}, h('b', {}, `${words.fix}: `), coded(fix))));
}

/** How many findings there are of each level. */
export const countsOf = (findings) => findings.reduce((sum, { level }) => ({ ...sum, [level]: sum[level] + 1 }), { must: 0, should: 0, may: 0 });
