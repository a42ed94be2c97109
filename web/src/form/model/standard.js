// The published standard as the form reads it: fields, lines, conditions, and the words for people in two languages.
import { depthOf, holds } from './conditions.js';
import { get, isGap, isMap, parentOf, partsOf, pointerOf } from '../../shared/pointers.js';
import { entriesOf, pathOf, places } from './paths.js';
import { Shapes } from './shapes.js';

const FIRST = ['synthreport', 'manifest', 'parties'];
const LAST = ['tools', 'files', 'content', 'results'];
const SPELLED = { sha256: 'SHA-256', orcid: 'ORCID', ror: 'ROR', uri: 'Address', os: 'Operating system', n: 'Number (n)', ref: 'Reference' };

export class Standard {
  /** `standard` is `generated/standard.js`; `german` is `generated/german.js`, where the words are German. */
  constructor(standard, german = null) {
    const { catalogue, schema, words } = standard;
    Object.assign(this, { version: standard.version, catalogue, words, german, shapes: new Shapes(schema) });
    this.lines = catalogue.checklist;
    this.lineOf = new Map(this.lines.flatMap((line) => line.codes.map((code) => [code, line])));
    this.paths = new Set(catalogue.fields.map((field) => field.path).concat(catalogue.references.map((each) => each.path)));
    this.fields = Map.groupBy ? Map.groupBy(catalogue.fields, (field) => field.path) : grouped(catalogue.fields);
    this.lists = new Map(words.fields.map((field) => [field.path, field.list]));
    this.sections = Object.keys(schema.properties).sort((one, other) => this.#rank(one) - this.#rank(other) || (one < other ? -1 : 1));
  }

  /** The keys of an object, in the order in which they are written: that of `synthreport tidy` for sections. */
  orderAt(pointer, data) {
    if (!pointer) return this.sections;
    const schema = this.shapes.at(data, partsOf(pointer));
    const shape = schema && this.shapes.fitting(schema, get(data, pointer));
    if (shape?.kind !== 'union') return Object.keys(shape?.fields ?? {});
    const fields = Object.keys(this.shapes.variant(shape, get(data, pointer)?.[shape.tag]).fields ?? {});
    return [shape.tag, ...fields.filter((key) => key !== shape.tag)];
  }

  /** The catalogue's entry for a field in this holder: its item, and whether it is asked. */
  fieldAt(pointer, data, path = pathOf(pointer, this.paths)) {
    const variants = this.fields.get(path) ?? [];
    if (variants.length === 1 && !variants[0].if) return variants[0];
    const holder = get(data, parentOf(pointer));
    return variants.find((each) => isOfForm(each, holder)) ?? null;
  }

  /** How binding a field is here: must, should, may; or an empty text where it is not asked. */
  levelAt(pointer, data, field = this.fieldAt(pointer, data), known = new Map()) {
    if (!field?.asked || !field.item) return '';
    const item = this.catalogue.items[field.item];
    if (!(field.when ?? item.when).every((name) => this.#holdsAt(name, pointer, data, known))) return '';
    const raised = item.essential_where.some((name) => this.#holdsAt(name, '', data, known));
    const level = raised ? 'must' : item.level;
    return field.completes && level === 'must' ? 'should' : level;
  }

  /** Whether a condition holds for what is at a pointer: of an element, if it reads the collection of that element. */
  #holdsAt(name, pointer, data, known) {
    const condition = this.catalogue.conditions[name];
    const depth = depthOf(condition);
    const parts = depth ? partsOf(pointer) : [];
    const own = depth && parts.length > depth && condition.reads.split('/').slice(1, depth).every((part, at) => part === parts[at]);
    const element = own ? pointerOf(parts.slice(0, depth)) : '';
    const key = `${name} ${element}`;
    if (!known.has(key)) known.set(key, own ? holds(condition, get(data, element), data, depth) : holds(condition, data));
    return known.get(key);
  }

  /** The item, and through it the line, of what is at a pointer. */
  itemAt(pointer) {
    for (let at = pointer; at; at = parentOf(at)) {
      const field = this.fields.get(pathOf(at, this.paths))?.find((each) => each.item);
      if (field) return field.item;
    }
    return null;
  }

  lineAt(pointer) { return this.lineOf.get(this.itemAt(pointer)) ?? null; }

  /** Every id that a reference to these collections may name, with what it stands for. */
  idsIn(collections, data) {
    return collections.flatMap((path) => places(data, path).flatMap((place) => entriesOf(place, get(data, place))))
      .filter(([, value]) => value && !isGap(value))
      .map(([pointer, value]) => ({ id: partsOf(pointer).at(-1), pointer, name: value.title ?? value.name ?? value.description ?? value.path ?? '' }));
  }

  /** Every place in the data that refers to an id of these collections. */
  referencesTo(pointer, data) {
    const collection = pathOf(parentOf(pointer), this.paths);
    const id = partsOf(pointer).at(-1);
    const known = this.catalogue.references.filter((each) => !each.keys && each.to.includes(collection));
    return known.flatMap((each) => places(data, each.path)).filter((place) => get(data, place) === id);
  }

  #texts(kind, name) { return this.german?.words[kind]?.[name]?.texts ?? this.words[kind][name] ?? {}; }

  lineTexts(line) { return { label: line.label, question: line.question, where: line.where, ...this.#texts('lines', line.number) }; }

  itemTexts(code) { return { label: code, question: '', ...this.#texts('items', code) }; }

  /** Why there is an item or a rule, and what to do where it is broken. */
  about(code) {
    const entry = this.catalogue.items[code] ?? this.catalogue.rules[code] ?? {};
    const own = this.german?.texts.codes[code] ?? {};
    return { why: own.why ?? entry.why, problem: own.problem?.text ?? own.title ?? entry.problem ?? code, fix: own.request ?? entry.fix ?? entry.text };
  }

  /** What is said under a field. */
  help({ description = '' }) { return this.german?.fields.help[description] ?? description; }

  /** The name of a field or of a value: its key in words. */
  label(key) {
    const own = this.german?.fields.names[key];
    if (own) return own[0].toUpperCase() + own.slice(1);
    const plain = SPELLED[key] ?? String(key).replaceAll('_', ' ');
    return plain[0].toUpperCase() + plain.slice(1);
  }

  /** What a value of a closed list means, in the language of the form. */
  meaning(pointer, word) {
    const list = this.lists.get(pathOf(pointer, this.paths));
    return (list && this.#texts('lists', list)[word.value]) || '';
  }

  gapMeanings() { return Object.entries(this.#texts('lists', 'gap')); }

  #rank(section) {
    if (FIRST.includes(section)) return FIRST.indexOf(section) - 100;
    if (LAST.includes(section)) return LAST.indexOf(section) + 1000;
    const homes = new Set(this.catalogue.fields.filter((each) => each.home && each.path.split('/')[1] === section).map((each) => each.item));
    return Math.min(99, ...this.lines.filter((line) => line.codes.some((code) => homes.has(code))).map((line) => line.number));
  }
}

function isOfForm(field, holder) {
  if (!field.if) return true;
  const [tag, values] = Object.entries(field.if)[0];
  return isMap(holder) && (values.length ? values.includes(holder[tag]) : tag in holder);
}

function grouped(fields) {
  const found = new Map();
  for (const field of fields) found.set(field.path, [...(found.get(field.path) ?? []), field]);
  return found;
}
