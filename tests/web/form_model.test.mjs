// The model of the form: what is asked, where lines stand, what files add, what is kept. No browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createRequire } from 'node:module';
import { CsvColumns } from '../../web/src/form/files/csv_columns.js';
import { answersOfCitation, answersOfFile, answersOfGenerator, answersOfMetrics } from '../../web/src/form/files/taken_files.js';
import { Drafts } from '../../web/src/form/model/drafts.js';
import { idOf } from '../../web/src/form/model/ids.js';
import { ManifestText } from '../../web/src/form/model/manifest_text.js';
import { Questions, standing } from '../../web/src/form/model/questions.js';
import { Shelf } from '../../web/src/form/model/shelf.js';
import { answersOf, newOf } from '../../web/src/form/model/situation.js';
import { Standard } from '../../web/src/form/model/standard.js';

const { parse } = createRequire(new URL('../../web/package.json', import.meta.url))('yaml');
const root = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, root), 'utf8');
const json = (name) => JSON.parse(text(`schema/1.0/${name}`));
const standard = new Standard({ version: '1.0', schema: json('manifest.schema.json'), catalogue: json('catalogue.json'), words: json('words.json') });
const questions = new Questions(standard);
const begin = (content = '') => new ManifestText(content, (pointer, data) => standard.orderAt(pointer, data));

test('every field of the standard is asked in some line, or belongs to one that is', () => {
  const shown = standard.lines.flatMap((line) => questions.blocks(line).flatMap((block) => [block.collection, ...block.keys.map((key) => `${block.holder}/${key}`)]));
  const lost = standard.catalogue.fields.filter((field) => field.item && !['ID01', 'LI02'].includes(field.item) && !shown.some((path) => path && (field.path === path || field.path.startsWith(`${path}/`))));
  assert.deepEqual(lost.map((field) => field.path).filter((path) => !path.startsWith('/manifest')), []);
});

test('the complete examples have no open line, the incomplete one those that a checker finds', () => {
  const open = (name) => {
    const survey = questions.survey(begin(text(`examples/${name}/synthreport.yaml`)).data);
    return [...survey].filter(([, found]) => standing(found) === 'open').map(([number]) => number);
  };
  for (const name of ['simulated-clinic', 'tabular-trial', 'synthetic-radiographs']) assert.deepEqual(open(name), [], name);
  assert.deepEqual(open('incomplete-submission'), [3, 8, 9, 12, 13, 18, 20, 22, 26, 27, 28, 29, 32, 36]);
});

test('a gap answers a line only where the line takes that kind', () => {
  const place = (pointer, gap) => {
    const manifest = begin();
    manifest.set('/inputs/x', { kind: 'dataset', level: 'person' });
    manifest.set(pointer, { gap });
    return [...questions.survey(manifest.data).values()].flat().find((each) => each.pointer === pointer).state;
  };
  assert.equal(place('/inputs/x/source_use', 'not_performed'), 'gap');
  assert.equal(place('/inputs/x/source_use', 'unknown'), 'refused');
});

test('what follows from a situation is what the standard says, and overwrites nothing', () => {
  const manifest = begin('inputs:\n  ukb: {kind: dataset}\n');
  const said = { title: 'T', author: 'Jo Chen', methods: ['fitted'], sources: [{ kind: 'persons', name: 'ukb' }], tier: 'public', uses: {} };
  const answers = newOf(answersOf(said, standard.words.situation, { files: { fit: {} }, ...manifest.data }), manifest);
  assert.equal(answers['/steps/fit_2'].kind, 'fit');
  assert.deepEqual(answers['/steps/sample'].takes, ['fit_2']);
  assert.equal(answers['/manifest/completed_by'], idOf('Jo Chen'));
  assert.equal(answers['/inputs/ukb'], undefined);
  assert.deepEqual(answers['/inputs/ukb_2'].routes, ['training_records']);
});

test('a swap keeps what was typed, and is undone as one', () => {
  const manifest = begin();
  const shape = standard.shapes.of(standard.shapes.at({}, ['dataset', 'composition']))[0];
  const fieldsOf = (word) => Object.keys(standard.shapes.variant(shape, word).fields);
  const shelf = new Shelf();
  manifest.set('/dataset/composition', { kind: 'partly_synthetic', synthetic_share: 0.5 });
  const before = manifest.text;
  shelf.swap(manifest, '/dataset/composition', 'kind', 'fully_synthetic', fieldsOf);
  assert.deepEqual(manifest.get('/dataset/composition'), { kind: 'fully_synthetic' });
  shelf.swap(manifest, '/dataset/composition', 'kind', 'partly_synthetic', fieldsOf);
  assert.deepEqual(manifest.get('/dataset/composition'), { kind: 'partly_synthetic', synthetic_share: 0.5 });
  manifest.undo();
  manifest.undo();
  assert.equal(manifest.text, before);
});

test('an entry is renamed with all that refers to it', () => {
  const manifest = begin(text('examples/simulated-clinic/synthreport.yaml'));
  const references = standard.referencesTo('/parties/authors', manifest.data);
  manifest.rename('/parties/authors', 'makers', references);
  assert.equal(manifest.get('/dataset/creators/0'), 'makers');
  assert.deepEqual(manifest.text.split('\n').filter((line) => /\bauthors\b/.test(line) && !/[Tt]he (\w+ )?authors/.test(line)), []);
});

test('of a table, names and types are read, whatever the pieces it comes in', () => {
  const csv = '\ufeffid;sex;"note; long";day;dose\r\n1;F;"a ""quoted"" ; line\nbreak";2024-01-31;1.5\r\n2;M;;2024-02-01;NA\r\n';
  for (const size of [1, 7, 1000]) {
    const columns = new CsvColumns();
    for (let at = 0; at < csv.length; at += size) columns.push(size === 1 && at === 0 ? csv.slice(0, 50) : csv.slice(size === 1 ? at + 49 : at, size === 1 ? at + 50 : at + size));
    const found = columns.end();
    assert.equal(found.records, 2);
    assert.deepEqual(found.columns.map(({ name, type, complete }) => `${name} ${type} ${complete}`), ['id integer true', 'sex string true', 'note; long string false', 'day date true', 'dose number false']);
    assert.doesNotMatch(JSON.stringify(found), /quoted|2024/);
  }
});

test('files add answers: columns, people, parameters, metrics', () => {
  const data = answersOfFile('data/a.csv', { sha256: 'f'.repeat(64), bytes: 5, records: 2, columns: [{ name: 'a', type: 'integer', complete: true }] }, {});
  assert.equal(data['/files/a/records'], 2);
  assert.deepEqual(data['/content/tables/a_table/files'], ['a']);
  assert.equal(data['/content/fields/a_2/name'], 'a');
  const citation = answersOfCitation(parse('title: T\nversion: 1.0\nlicense: CC0-1.0\nauthors:\n- {family-names: Müller, given-names: Jo, orcid: https://orcid.org/0000-0002-1825-0097}\n- name: Trialists'), {});
  assert.deepEqual(citation['/dataset/creators'], ['muller', 'Trialists']);
  assert.equal(citation['/parties/muller/kind'], 'person');
  assert.equal(answersOfGenerator({ library: 'sdv.single_table', version: '1.2', parameters: { epochs: 300, pac: null } }, {})['/steps/fit/parameters'].epochs, 300);
  const metrics = answersOfMetrics({ 'fid.ks_complement': 0.9, unheard_of: 1 }, json('catalogue.json').metrics, {});
  assert.equal(Object.keys(metrics).filter((pointer) => pointer.endsWith('/value')).length, 1);
});

test('a draft is kept and read back, and a browser that keeps none is not silent', () => {
  const held = new Map();
  const storage = { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => held.set(key, value), removeItem: (key) => held.delete(key) };
  const drafts = new Drafts(() => storage, () => new Date(0));
  assert.equal(drafts.keep({ text: 'a', name: 'n' }), '1970-01-01T00:00:00.000Z');
  assert.equal(new Drafts(() => storage).read().text, 'a');
  assert.equal(drafts.isForeign(), false);
  new Drafts(() => storage).keep({ text: 'b', name: 'n' });
  assert.equal(drafts.isForeign(), true);
  assert.throws(() => new Drafts(() => { throw new Error('denied'); }).keep({ text: '', name: '' }), /denied/);
  assert.throws(() => new Drafts(() => ({ ...storage, setItem() {} })).keep({ text: 'c', name: 'n' }), /read again/);
});
