// A second implementation of the standard, made from its published files: the text, the shape, the items, the rules on
// the document. The rules that compare answers are not judged here: they are words in the catalogue, and `not_checked`.
import { Catalogue } from './catalogue.js';
import { crossChecks } from './cross_checks.js';
import { Document } from './document.js';
import { Findings } from './findings.js';
import { listRefusedGaps } from './gaps.js';
import { Inventory } from './inventory.js';
import { judgeLimits } from './limits.js';
import { linesOf, verdictOf } from './lines.js';
import { Malformed } from './malformed.js';
import { isMap, without } from '../shared/pointers.js';
import { Sections } from './sections.js';
import { Shape } from './shape.js';

const VERSION = /^(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})$/;

/** One version of the standard, from its published files `catalogue.json` and `manifest.shape.json`. `validate` applies
 *  the shape as a function of Ajv does, with all errors in its `errors`: `compiled(shape)` of `compile.js`, or, where a
 *  page forbids `eval`, code that Ajv writes at build, or an interpreter whose errors have the same keys. */
export class Standard {
  constructor({ catalogue, shape }, validate) {
    Object.assign(this, { entries: catalogue, version: catalogue.standard, profiles: new Map() });
    this.sections = new Sections();
    this.shape = new Shape(shape, validate);
    this.gaps = { explained: shape.$defs.ExplainedGap.properties.gap.enum };
  }

  /** The catalogue under a profile: the name of a published one, or one with its parents merged. */
  under(profile) {
    const resolved = typeof profile === 'string' ? this.entries.profiles[profile] : profile;
    if (!resolved)
      throw new RangeError(`unknown profile "${profile}"; there are: ${Object.keys(this.entries.profiles).join(', ')}`);
    if (!this.profiles.has(resolved)) this.profiles.set(resolved, new Catalogue(this.entries, resolved));
    return this.profiles.get(resolved);
  }
}

/** Check a manifest. `content` is a text or its bytes; `name` ends with `.json` if it must be JSON. */
export function check(content, { standard, profile = 'core', name = 'synthreport.yaml' }) {
  const catalogue = standard.under(profile);
  const document = new Document(content, catalogue.bounds, name, standard.sections);
  const findings = new Findings(catalogue, document);
  for (const { code, pointer, start, message } of document.problems)
    findings.add(code, pointer, message, { at: start });
  const data = document.isEmpty ? Object.create(null) : document.data;
  if (!isMap(data) || isOfOther(data, standard)) return unread(data, catalogue, findings);
  const kept = findings.kept.length;
  const judged = judge(data, document, standard, catalogue, findings);
  if (document.isEmpty) findings.kept.length = kept; // that the text is empty is listed, and not all that it lacks
  const lines = linesOf(catalogue, data, judged.inventory, judged.states, judged.refused, findings);
  return result(
    verdictOf(data, lines, findings),
    lines,
    findings,
    { ...judged.states, ...ruleStates(catalogue, findings, judged, document.isEmpty) },
    judged.inventory,
  );
}

const isOfOther = ({ synthreport: named }, { version }) =>
  typeof named !== 'object' && VERSION.test(named) && named !== version;

/** The result for a text in which nothing can be checked. */
function unread(data, catalogue, findings) {
  const states = Object.fromEntries(
    [...Object.keys(catalogue.items), ...Object.keys(catalogue.rules)].map((code) => [code, 'not_checked']),
  );
  for (const { code } of findings.kept) states[code] = 'broken';
  if (isMap(data)) {
    findings.add(
      'ID01',
      '/synthreport',
      `this checker knows version ${catalogue.standard}, and not ${data.synthreport}`,
    );
    states.ID01 = 'malformed';
  }
  return result(verdictOf(null, [], findings), [], findings, states);
}

function judge(data, document, standard, catalogue, findings) {
  const spoilt = new Set(document.problems.filter((problem) => problem.spoils).map((problem) => problem.pointer));
  const malformed = new Malformed(data, spoilt, catalogue, findings);
  for (const breach of standard.shape.breaches(data)) malformed.note(breach);
  const stated = without(data, malformed.pointers);
  const inventory = new Inventory(catalogue, stated, malformed, standard.gaps);
  for (const { holder, key, code, level } of inventory.lacks) {
    findings.add(code, `${holder}/${key}`, `\`${key.replaceAll('/', '.')}\` is not stated`, { level });
  }
  crossChecks(stated, inventory, malformed.misnamed, catalogue, findings);
  const states = inventory.states();
  const limits = judgeLimits(without(stated, malformed.formless.keys()), inventory, catalogue, findings, states);
  return { inventory, states, limits, refused: listRefusedGaps(inventory, catalogue, findings) };
}

/** The states of the rules on the document; all others are not checked, and of an empty text neither are those on it. */
function ruleStates(catalogue, findings, { limits }, isEmpty) {
  const stateOf = ([code, rule]) => {
    if (findings.has(code)) return 'broken';
    if (code === 'DC74') return limits;
    return rule.of_document && !(rule.of_text && isEmpty) ? 'holds' : 'not_checked';
  };
  return Object.fromEntries(Object.entries(catalogue.rules).map((entry) => [entry[0], stateOf(entry)]));
}

function result(verdict, lines, findings, states, inventory) {
  const { catalogue } = findings;
  const level = (code) => (inventory && code in catalogue.items ? inventory.level(code) : catalogue.level(code));
  const all = Object.entries(states).map(([code, state]) => [code, { state, level: level(code) }]);
  return { verdict, lines, findings: findings.sorted(), states: Object.fromEntries(all) };
}
