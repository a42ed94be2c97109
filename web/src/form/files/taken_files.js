// What a file adds to a manifest: answers at pointers. Of data files, never a value.
import { everyId, idOf } from '../model/ids.js';
import { below, isMap } from '../../shared/pointers.js';

const MEDIA = {
  csv: 'text/csv', tsv: 'text/tab-separated-values', json: 'application/json', parquet: 'application/vnd.apache.parquet', pdf: 'application/pdf', md: 'text/markdown', txt: 'text/plain',
  py: 'text/x-python', r: 'text/x-r', ipynb: 'application/x-ipynb+json', zip: 'application/zip', gz: 'application/gzip', png: 'image/png', jpg: 'image/jpeg', dcm: 'application/dicom', nii: 'application/x-nifti',
  vcf: 'text/x-vcf', edf: 'application/edf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', yaml: 'application/yaml', yml: 'application/yaml', toml: 'application/toml', lock: 'text/plain', html: 'text/html',
};
const ROLES = [
  ['code', /\.(py|r|ipynb|jl|sh|sas|do|stan|toml|cfg|lock|in)$|(^|\/)(requirements|environment|generator|parameters)[^/]*$/i], ['documentation', /\.(md|pdf|html|docx|rst)$|(^|\/)(license|citation|readme)[^/]*$/i],
  ['checksums', /(^|\/)(sha256sums|checksums)[^/]*$/i], ['results', /(^|\/)(metrics|results|numbers)[^/]*\.json$/i], ['dictionary', /(dictionary|codebook)[^/]*$/i],
  ['model', /\.(pkl|pt|pth|onnx|safetensors|joblib|rds)$/i], ['archive', /\.(zip|tar|tgz|gz|7z)$/i],
];

const extension = (path) => path.split('.').at(-1).toLowerCase();

export const isTable = (path) => ['csv', 'tsv'].includes(extension(path));

/** The answers on a file that was read: its entry in `files`, and of a table its columns in `content`. */
export function answersOfFile(path, { sha256, bytes, columns, records }, data) {
  const files = isMap(data.files) ? data.files : {};
  const known = Object.keys(files).find((id) => files[id]?.path === path);
  const role = ROLES.find(([, pattern]) => pattern.test(path))?.[0] ?? 'data';
  const id = known ?? idOf(path.split('/').at(-1).replace(/\.[^.]+$/, ''), { ...everyId(data) });
  const media = MEDIA[extension(path)];
  const found = { role, path, ...(media && { media_type: media }), bytes, sha256, ...(records !== undefined && role === 'data' && { records }) };
  const answers = Object.fromEntries(Object.entries(found).map(([key, value]) => [`${below('/files', id)}/${key}`, value]));
  return { ...answers, ...(columns && role === 'data' && columnsOf(id, columns, data)) };
}

function columnsOf(file, columns, data) {
  const tables = isMap(data.content?.tables) ? data.content.tables : {};
  const table = Object.keys(tables).find((id) => tables[id]?.files?.includes?.(file)) ?? idOf(`${file}_table`, everyId(data));
  const answers = { [`/content/tables/${table}/files`]: [file] };
  const taken = { ...everyId(data), [table]: 1, [file]: 1 };
  const fields = isMap(data.content?.fields) ? data.content.fields : {};
  for (const { name, type, complete } of columns) {
    const known = Object.keys(fields).find((id) => (fields[id]?.name ?? id) === name && (fields[id]?.table ?? table) === table);
    const id = known ?? idOf(name, taken);
    taken[id] = 1;
    const at = below('/content/fields', id);
    if (id !== name) answers[`${at}/name`] = name;
    Object.assign(answers, { [`${at}/table`]: table, [`${at}/type`]: type, ...(complete && { [`${at}/missing`]: 'none' }) });
  }
  return answers;
}

/** The answers of CITATION.cff, as plain data. */
export function answersOfCitation(cff, data) {
  const answers = {};
  const set = (pointer, value) => { if (value !== undefined && value !== null && value !== '') answers[pointer] = value; };
  set('/dataset/title', cff.title);
  set('/dataset/version', cff.version === undefined ? undefined : String(cff.version));
  set('/dataset/released', dateOf(cff['date-released']));
  set('/access/licence', Array.isArray(cff.license) ? cff.license[0] : cff.license);
  const identifiers = [cff.doi, ...(cff.identifiers ?? []).map((each) => each?.value)].filter((each, at, all) => each && all.indexOf(each) === at);
  if (identifiers.length) answers['/dataset/identifiers'] = identifiers.map((each) => (/^10\./.test(each) ? `https://doi.org/${each}` : each));
  const taken = { ...everyId(data) };
  const creators = (cff.authors ?? []).map((author) => {
    const name = author.name ?? [author['given-names'], author['name-particle'], author['family-names'], author['name-suffix']].filter(Boolean).join(' ');
    const id = idOf(author['family-names'] ?? name, taken);
    taken[id] = 1;
    const at = below('/parties', id);
    set(`${at}/kind`, author.name ? 'organisation' : 'person');
    set(`${at}/name`, name);
    set(`${at}/orcid`, author.orcid);
    set(`${at}/email`, author.email);
    return id;
  });
  if (creators.length) answers['/dataset/creators'] = creators;
  return answers;
}

const dateOf = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

/** The numbers of a metrics.json whose names are of the registry: one result each. What is no number of a known metric is left. */
export function answersOfMetrics(content, metrics, data) {
  const answers = {};
  const taken = everyId(data);
  for (const [key, value] of Object.entries(isMap(content.metrics) ? content.metrics : content)) {
    const number = typeof value === 'number' ? value : isMap(value) ? value.value : undefined;
    const named = isMap(value) && value.metric ? value.metric : key;
    const metric = metricNamed(named, metrics);
    if (typeof number !== 'number' || !metric) continue;
    const id = idOf(key.replaceAll('.', '_').split('@')[0], taken);
    taken[id] = 1;
    const at = below('/results', id);
    Object.assign(answers, { [`${at}/kind`]: metrics[metric].kinds?.[0] ?? 'comparison', [`${at}/metric`]: metric, [`${at}/value`]: number });
    for (const each of ['n', 'events']) if (isMap(value) && typeof value[each] === 'number') answers[`${at}/${each}`] = value[each];
  }
  return answers;
}

/** The metric of the registry with this id, or known under this name. */
function metricNamed(named, metrics) {
  const plain = (text) => String(text).toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  return Object.keys(metrics).find((id) => id === named || id.split('@')[0] === named || metrics[id].names?.some((each) => plain(each) === plain(named)));
}

/** The parameters of a recorded generator: its constructor, its library and its seed, on the step that fits. */
export function answersOfGenerator(content, data) {
  const steps = isMap(data.steps) ? data.steps : {};
  const step = Object.keys(steps).find((id) => ['fit', 'prompt', 'resample', 'simulate'].includes(steps[id]?.kind)) ?? 'fit';
  const at = below('/steps', step);
  const parameters = content.parameters ?? content.constructor_parameters ?? content.arguments ?? content.kwargs;
  const answers = steps[step] ? {} : { [`${at}/kind`]: 'fit' };
  if (isMap(parameters)) answers[`${at}/parameters`] = plain(parameters);
  const library = content.library ?? content.package ?? content.module;
  if (typeof library === 'string') {
    const id = idOf(library.split('.')[0], everyId({ ...data, tools: {} }));
    Object.assign(answers, { [`/tools/${id}/kind`]: 'software', [`/tools/${id}/name`]: library.split('.')[0], ...(content.version && { [`/tools/${id}/version`]: String(content.version) }) });
    answers[`${at}/tools`] = [id];
  }
  return answers;
}

/** Values that a manifest may hold: null, which YAML could not tell from silence, is written as text. */
function plain(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.map(plain);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)])) : value;
}
