// What is made from the published standard: `standard.js`, `german.js`, `example.js` and `validate.js` in `generated/`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { parse } from 'yaml';

const VERSION = '1.0';
const schema = (name) => new URL(`../../schema/${VERSION}/${name}`, import.meta.url);
const json = (name) => JSON.parse(readFileSync(schema(name), 'utf8'));
const german = (name) => parse(readFileSync(new URL(`../../synthreport/journal/languages/${name}`, import.meta.url), 'utf8'));

// The same texts again, for editors of code; and answers to insert, which a form must not do.
const FOR_EDITORS = new Set(['markdownDescription', 'markdownEnumDescriptions', 'defaultSnippets', 'x-since', 'x-level', 'x-when', 'x-item', 'enumDescriptions']);

/** A copy without some keys, at any depth. */
function without(keys, data) {
  if (Array.isArray(data)) return data.map((each) => without(keys, each));
  if (data === null || typeof data !== 'object') return data;
  const kept = Object.entries(data).filter(([key]) => !keys.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, without(keys, value)]));
}

// Where an entry is from, and what only those who write a checker read. The texts of a rule that only the full check
// judges are in its report, but for the reason why it is asked.
const OF_AN_ENTRY = new Set(['sources', 'finding', 'reads', 'title', 'since', 'alone', 'minds', 'tier']);
const OF_THE_FULL_CHECK = new Set([...OF_AN_ENTRY, 'problem', 'fix', 'at', 'needs', 'when', 'kind', 'disclosable', 'of_files']);

/** Without what no page shows. */
function catalogue() {
  const { defects, sections, ...whole } = json('catalogue.json');
  const items = mapped(whole.items, (item) => without(OF_AN_ENTRY, item));
  const rules = mapped(whole.rules, (rule) => without(rule.of_document ? OF_AN_ENTRY : OF_THE_FULL_CHECK, rule));
  return { ...whole, items, rules };
}

/** Of the registry of metrics their titles; how each is computed, the catalogue of the site shows. */
const titles = () => ({ metrics: mapped(json('metrics.json').metrics, ({ title }) => ({ title })) });

const mapped = (entries, change) => Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, change(entry)]));

function module(name, data) {
  writeFileSync(new URL(`../generated/${name}`, import.meta.url), `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`);
}

/** Ajv's code for the shape of a manifest, which needs no eval. 100 KB compressed: for tests, and small definitions. */
function validator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, code: { source: true, esm: true } });
  const code = (standaloneCode.default ?? standaloneCode)(ajv, ajv.compile(json('manifest.shape.json')));
  writeFileSync(new URL('../generated/validate.js', import.meta.url), code);
}

export function generate() {
  mkdirSync(new URL('../generated/', import.meta.url), { recursive: true });
  module('standard.js', {
    version: VERSION, schema: without(FOR_EDITORS, json('manifest.schema.json')), shape: json('manifest.shape.json'),
    catalogue: catalogue(), metrics: titles(), words: json('words.json'),
  });
  module('example.js', readFileSync(new URL('../../examples/incomplete-submission/synthreport.yaml', import.meta.url), 'utf8'));
  module('german.js', { texts: german('de.yaml'), words: german('de.words.yaml') });
  validator();
}

if (process.argv[1] === new URL(import.meta.url).pathname) generate();
