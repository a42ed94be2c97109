// What is made from the published standard: `standard.js`, `german.js`, `example.js` and `validate.js` in `generated/`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { parse } from 'yaml';

const VERSION = '1.0';
const schema = (name) => new URL(`../../schema/${VERSION}/${name}`, import.meta.url);
const json = (name) => JSON.parse(readFileSync(schema(name), 'utf8'));
const german = (name) => parse(readFileSync(new URL(`../../synthreport/journal/languages/${name}`, import.meta.url), 'utf8'));

// The same texts again, for editors of code; answers to insert, which a form must not do; and what no page shows.
const FOR_EDITORS = new Set(['markdownDescription', 'markdownEnumDescriptions', 'defaultSnippets', 'x-since', 'x-level', 'x-when', 'x-item', 'enumDescriptions', 'title', 'x-label', 'x-line', 'x-widget', 'x-shared', 'x-group', 'x-order', 'x-tier']);

// Keywords whose values have keys that are names, not keywords: a field may be called `title`.
const OF_NAMES = new Set(['properties', 'patternProperties', '$defs']);
const OF_DATA = new Set(['const', 'enum', 'examples']);

/** A schema without what only editors of code show. */
function forForms(schema) {
  if (Array.isArray(schema)) return schema.map(forForms);
  if (schema === null || typeof schema !== 'object') return schema;
  const kept = Object.entries(schema).filter(([key]) => !FOR_EDITORS.has(key));
  const inner = (key, value) => (OF_DATA.has(key) ? value : OF_NAMES.has(key) ? mapped(value, forForms) : forForms(value));
  return Object.fromEntries(kept.map(([key, value]) => [key, inner(key, value)]));
}

/** An entry without some of its keys. */
const without = (keys, entry) => Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.has(key)));

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
    version: VERSION, schema: forForms(json('manifest.schema.json')), shape: json('manifest.shape.json'),
    catalogue: catalogue(), metrics: titles(), words: json('words.json'),
  });
  for (const [name, folder] of [['example.js', 'incomplete-submission'], ['example_complete.js', 'synthetic-radiographs']])
    module(name, readFileSync(new URL(`../../examples/${folder}/synthreport.yaml`, import.meta.url), 'utf8'));
  const fields = parse(readFileSync(new URL('../src/words/de/fields.yaml', import.meta.url), 'utf8'));
  module('german.js', { texts: german('de.yaml'), words: german('de.words.yaml'), fields });
  validator();
}

if (process.argv[1] === new URL(import.meta.url).pathname) generate();
