// Claims with their evidence: what the authors say about the data, and the results that they rest it on.
import { h } from '../shared/dom.js';
import { at, entriesOf, listed, plain, stated, term } from './answers.js';

/** Every claim as a card, those on privacy last; or a sentence that there is none. */
export function claimCards(data, words, standard, number) {
  const claims = [...entriesOf(at(data, 'claims', 'claimed')), ...entriesOf(at(data, 'privacy', 'claims'))];
  const not = listed(at(data, 'claims', 'not_claimed'));
  return [
    claims.length ? h('ul', { class: 'claims' }, claims.map(([id, claim]) => card(id, claim, data, words, standard, number))) : h('p', {}, words.noClaims),
    not.length > 0 && h('p', {}, h('b', {}, `${words.notClaimed}: `), not.map(term).join(', '), '.'),
  ];
}

function card(id, claim, data, words, standard, number) {
  const evidence = listed(claim.evidence);
  return h('li', { class: 'panel' },
    h('h3', {}, stated(claim.property) ? term(claim.property) : plain(id)),
    stated(claim.statement) && h('p', {}, claim.statement),
    evidence.length ? table(id, evidence, data, words, standard, number) : h('p', { class: 'quiet' }, words.noEvidence));
}

function table(claim, evidence, data, words, standard, number) {
  return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': `${words.evidence}: ${plain(claim)}` }, h('table', {},
    h('thead', {}, h('tr', {}, words.evidenceHead.map((each) => h('th', { scope: 'col' }, each)))),
    h('tbody', {}, evidence.map((id) => row(id, data, words, standard, number)))));
}

function row(id, data, words, { metrics }, number) {
  const result = at(data, 'results', id);
  if (!result) return h('tr', {}, h('td', {}, h('code', {}, id)), h('td', { colspan: '2' }, at(data, 'dataset', 'publications', id) ? words.publication : at(data, 'files', id) ? words.file : words.notThere));
  const name = stated(at(result, 'metric')) || stated(at(result, 'metric', 'other'));
  return h('tr', {}, h('td', {}, metrics.metrics[name]?.title ?? plain(name || id)), h('td', {}, valueOf(result, number)), h('td', {}, stated(result.against) ? plain(result.against) : ''));
}

/** The value, with its interval if it has one. */
function valueOf(result, number) {
  const value = stated(result.value);
  const [low, high] = ['low', 'high'].map((key) => stated(at(result, 'interval', key)));
  return (value ? number(value) : '–') + (low && high ? ` (${number(low)} – ${number(high)})` : '');
}
