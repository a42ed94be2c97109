// Files that were dropped: its name and its content decide what it is, and its answers are taken over.
import { parse } from 'yaml';
import { isMap } from '../../shared/pointers.js';
import { newOf } from '../model/situation.js';
import { measure } from './measure.js';
import { answersOfCitation, answersOfFile, answersOfGenerator, answersOfMetrics, isTable } from './taken_files.js';

const MOST_TEXT = 10 * 1024 * 1024;

const SAID = [
  { name: /(^|\/)citation\.cff$/i, answers: (content, data) => answersOfCitation(content, data) },
  { name: /(^|\/)(sd)?metrics[^/]*\.json$/i, answers: (content, data, { catalogue }) => answersOfMetrics(content, catalogue.metrics, data) },
  { name: /(^|\/)generator[^/]*\.json$/i, answers: (content, data) => answersOfGenerator(content, data) },
];

/** Takes files over, one after the other; reports for each what was taken, or why nothing was. */
export async function takeFiles(form, files, published) {
  for (const { path, file } of files) {
    const at = form.taken.push(form.text.reading(path, 0)) - 1;
    const say = (note) => { form.taken[at] = note; form.rebuild(); };
    try { await takeFile(form, path, file, published, say); } catch (error) { say(form.text.couldNotRead(path, error.message)); }
  }
}

async function takeFile(form, path, file, published, say) {
  if (/\.(ya?ml|json)$/i.test(path) && file.size <= MOST_TEXT) {
    const text = await file.text();
    if (isManifest(text)) { form.name = path.split('/').at(-1); form.said = {}; form.manifest.type(text, `take ${path}`); say(form.text.tookManifest(path)); return; }
  }
  const kind = SAID.find((each) => each.name.test(path) && file.size <= MOST_TEXT);
  const answers = kind ? newOf(kind.answers(contentOf(await file.text()), form.manifest.data, published), form.manifest) : {};
  if (Object.keys(answers).length) form.take(answers);
  const found = await measure(file, isTable(path), (bytes) => say(form.text.reading(path, Math.floor((100 * bytes) / file.size))));
  form.take(answersOfFile(path, found, form.manifest.data));
  const taken = Object.keys(answers).length;
  say(taken ? form.text.tookAnswers(path, taken) : kind ? form.text.tookNothing(path) : form.text.tookData(path, found.columns?.length, found.records));
}

/** Whether a text is a manifest: it names the version of the standard. */
const isManifest = (text) => /^\s*(\{\s*)?["']?synthreport["']?\s*:/m.test(text.slice(0, 100_000));

function contentOf(text) {
  const content = parse(text);
  if (!isMap(content)) throw new Error('expected names with values');
  return content;
}
