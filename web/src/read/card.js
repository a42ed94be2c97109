// The dataset's card: what it is, how it was made, what is claimed, where its limits are, how to cite it.
import { h } from '../shared/dom.js';
import { at, entriesOf, gapOf, gapsIn, listed, plain, stated, term } from './answers.js';
import { claimCards } from './claims.js';
import { pipelinePicture } from './graph.js';

const USES = { intended: '✔', untested: '?', excluded: '✘' };
const ADDRESS = /^https?:\/\//;

export class Card {
  constructor(data, { words, language, standard }) {
    const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
    this.number = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? format.format(Number(text)) : text);
    Object.assign(this, { data, words: words.read, standard });
  }

  at(...path) { return at(this.data, ...path); }

  element() {
    return h('article', { class: 'card' }, this.head(), this.facts(), this.uses(),
      this.section('made', pipelinePicture(this.data, this.words), this.sources()),
      this.section('claims', claimCards(this.data, this.words, this.standard, this.number)),
      this.section('limits', this.limits(), this.outOfScope(), this.unknown()),
      this.section('cite', this.citation(), this.accessTerms()));
  }

  section(name, ...children) {
    const shown = children.flat(Infinity).filter(Boolean);
    return shown.length > 0 && h('section', {}, h('h2', {}, this.words.heads[name]), shown);
  }

  head() {
    const identifiers = listed(this.at('dataset', 'identifiers'));
    const authors = this.names(this.at('dataset', 'creators'));
    return h('header', { class: 'title' }, h('h1', {}, stated(this.at('dataset', 'title')) || this.words.untitled),
      authors && h('p', { class: 'lead' }, authors),
      identifiers.length > 0 && h('p', {}, identifiers.map((each) => [linked(each), ' '])));
  }

  /** The names of parties by their ids. */
  names(ids) {
    return listed(ids).map((id) => stated(this.at('parties', id, 'name')) || id).join('; ');
  }

  facts() {
    const files = entriesOf(this.at('files')).map(([, file]) => file).filter(({ role }) => role === 'data');
    const counts = files.map(({ records }) => Number(stated(records) || NaN));
    const records = counts.length && counts.every(Number.isFinite) ? counts.reduce((sum, each) => sum + each, 0) : '';
    const facts = {
      composition: term(stated(this.at('dataset', 'composition', 'kind'))),
      methods: listed(this.at('dataset', 'methods')).map(term).join(', '),
      modalities: listed(this.at('content', 'modalities')).map(term).join(', '),
      records: this.number(String(records)),
      subjects: this.number(stated(this.at('content', 'subjects'))),
      version: stated(this.at('dataset', 'version')),
      released: stated(this.at('dataset', 'released')),
      tier: term(stated(this.at('access', 'tier'))),
      licence: stated(this.at('access', 'licence')),
    };
    return h('dl', { class: 'facts' }, Object.entries(facts).filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, this.words.facts[name]), h('dd', {}, value))));
  }

  uses() {
    const said = Object.entries(this.at('purpose', 'uses') ?? {}).filter(([, answer]) => answer in USES);
    return said.length > 0 && h('ul', { class: 'uses', 'aria-label': this.words.usesLabel }, Object.keys(USES).flatMap((answer) => (
      said.filter(([, each]) => each === answer).map(([use]) => h('li', { class: answer }, h('span', { 'aria-hidden': 'true' }, USES[answer]), ` ${term(use)} `, h('span', { class: 'quiet' }, this.words.uses[answer])))
    )));
  }

  sources() {
    const inputs = entriesOf(this.at('inputs'));
    return inputs.length > 0 && [h('h3', {}, this.words.sources), h('ul', {}, inputs.map(([id, input]) => {
      const persons = stated(at(input, 'population', 'persons'));
      const facts = [term(stated(input.kind)), persons && this.words.persons(this.number(persons)), term(stated(input.access)) && `${this.words.facts.tier}: ${term(stated(input.access))}`];
      return h('li', {}, h('strong', {}, stated(input.title) || plain(id)), ` (${facts.filter(Boolean).join('; ')})`);
    }))];
  }

  limits() {
    const texts = entriesOf(this.at('limitations')).map(([, { text }]) => stated(text)).filter(Boolean);
    return texts.length ? h('ul', {}, texts.map((text) => h('li', {}, text))) : h('p', {}, this.words.noLimits);
  }

  outOfScope() {
    const uses = listed(this.at('purpose', 'out_of_scope'));
    return uses.length > 0 && [h('h3', {}, this.words.outOfScope), h('ul', {}, uses.map((text) => h('li', {}, text)))];
  }

  /** Every declared gap with its reason: what the authors say that they do not know, or do not disclose. */
  unknown() {
    const gaps = [...gapsIn(this.data)];
    return gaps.length > 0 && h('details', {}, h('summary', {}, this.words.gaps(gaps.length)), h('dl', { class: 'gaps' }, gaps.map(([path, gap]) => h('div', {},
      h('dt', {}, h('code', {}, path.join('.'))), h('dd', {}, term(stated(gap.gap)), stated(gap.reason) && `: ${gap.reason}`)))));
  }

  citation() {
    const released = stated(this.at('dataset', 'released'));
    const [identifier] = listed(this.at('dataset', 'identifiers'));
    const version = stated(this.at('dataset', 'version'));
    const parts = [
      `${this.names(this.at('dataset', 'creators')) || this.words.untitled}${released ? ` (${released.slice(0, 4)})` : ''}`,
      `${stated(this.at('dataset', 'title')) || this.words.untitled}${version ? ` (${this.words.facts.version} ${version})` : ''} [${this.words.synthetic}]`,
    ];
    return h('blockquote', { class: 'panel' }, `${parts.join('. ')}. `, identifier && linked(identifier));
  }

  accessTerms() {
    const conditions = [...listed(this.at('access', 'conditions')), ...listed(this.at('access', 'prohibited_uses'))];
    const licence = stated(this.at('access', 'licence', 'statement'));
    const contact = this.names(this.at('maintenance', 'contact'));
    const terms = [licence, ...conditions].filter(Boolean);
    return [
      terms.length > 0 && [h('h3', {}, this.words.terms), h('ul', {}, terms.map((text) => h('li', {}, text)))],
      contact && !gapOf(this.at('maintenance', 'contact')) && h('p', {}, h('b', {}, `${this.words.contact}: `), contact),
    ];
  }
}

/** An identifier, as a link if it is an address or a DOI. */
function linked(identifier) {
  const address = /^10\.\d{4,9}\//.test(identifier) ? `https://doi.org/${identifier}` : identifier;
  return ADDRESS.test(address) ? h('a', { href: address, rel: 'noreferrer', target: '_blank' }, identifier) : h('span', {}, identifier);
}
