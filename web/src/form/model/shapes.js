// What an answer may be, read from the published JSON Schema: its forms, and what each holds.
import { isMap } from '../../shared/pointers.js';

const MARKERS = new Set(['gap', 'other', 'about', 'statement', 'in_dictionary', 'listed_in']);

export class Shapes {
  #known = new Map();

  constructor(schema) {
    this.root = schema;
  }

  /** The forms of an answer, `{ form, kind, … }`: the usual ones first, and of those the one that the example has. */
  of(schema) {
    if (!this.#known.has(schema)) {
      const forms = this.#forms(schema);
      const usual = forms.filter((each) => !(each.form === 'none' || MARKERS.has(each.form)));
      const shown = usual.findIndex((each) => suits(each, schema.examples?.[0]));
      if (shown > 0) usual.unshift(...usual.splice(shown, 1));
      this.#known.set(schema, [...usual, ...forms.filter((each) => !usual.includes(each))]);
    }
    return this.#known.get(schema);
  }

  /** The form that a value has, or the usual one. */
  fitting(schema, value) {
    const forms = this.of(schema);
    const none = value === 'none' && forms.find((each) => each.form === 'none');
    return none || (forms.find((each) => suits(each, value)) ?? forms.find((each) => fits(each, value)) ?? forms[0]);
  }

  /** The schema of what is below a value: under a key, or at an index. */
  below(schema, value, key) {
    const shape = this.fitting(schema, value);
    if (shape.kind === 'union') return this.variant(shape, value?.[shape.tag]).fields?.[key];
    return shape.fields?.[key] ?? shape.each;
  }

  /** The object that a union is with this value of its tag; an object with the tag alone while it has none. */
  variant(shape, value) {
    const chosen = shape.variants[value];
    return chosen ? this.of(chosen)[0] : { kind: 'object', fields: { [shape.tag]: shape.choice } };
  }

  /** The schema at a pointer of the data. */
  at(data, parts) {
    let [schema, value] = [this.root, data];
    for (const part of parts) {
      schema = this.below(schema, value, part);
      if (!schema) return undefined;
      value = isMap(value) || Array.isArray(value) ? value[part] : undefined;
    }
    return schema;
  }

  #forms(schema) {
    const [whole, names] = this.#resolved(schema);
    if (!whole.if || !whole.else) return [this.#plain(whole, names)];
    const { if: test, then, else: other, ...around } = whole;
    const form = test.const === 'none' ? 'none' : (test.required ?? []).find((key) => MARKERS.has(key)) ?? 'usual';
    const [first] = this.#forms({ ...around, ...then });
    return [{ ...first, form }, ...this.#forms({ ...around, ...other })];
  }

  /** A schema with what it refers to, and the names of the definitions on the way; keys beside a reference win. */
  #resolved(schema) {
    let whole = schema;
    const names = [];
    while (whole.$ref) {
      const { $ref, ...beside } = whole;
      names.push($ref.split('/').at(-1));
      whole = { ...this.root.$defs[names.at(-1)], ...beside };
    }
    return [whole, names];
  }

  /** One form. Kinds: word, reference, date, text, line, number, boolean, list, map, pairs, object, union, any. */
  #plain(schema, names) {
    const shape = { form: 'usual', schema, names, refs: schema['x-ref'] ?? [], example: schema.examples?.[0] };
    if (schema.allOf?.some((each) => each.if)) return this.#asUnion(shape);
    const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    if (words) return { ...shape, kind: 'word', words: words.map((value) => ({ value })) };
    return { ...shape, ...this.#held(schema, names) };
  }

  #held(schema, names) {
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === 'array') return { kind: 'list', each: schema.items ?? {} };
    if (type === 'object' && schema.properties) return { kind: 'object', fields: schema.properties };
    if (type === 'object') return this.#collection(schema);
    if (type === 'number' || type === 'integer') return { kind: 'number', whole: type === 'integer' };
    if (type === 'boolean') return { kind: 'boolean' };
    if (type !== 'string') return { kind: 'any' };
    const kind = schema['x-ref'] ? 'reference' : names.includes('Text') ? 'text' : names.some((each) => /^(Date|Moment)$/.test(each)) ? 'date' : 'line';
    return { kind };
  }

  #collection(schema) {
    const each = schema.additionalProperties ?? {};
    const kind = isMap(each) && this.of(each).some((form) => form.kind === 'object' || form.kind === 'union') ? 'map' : 'pairs';
    return { kind, each: isMap(each) ? each : {}, keys: schema['x-keys'] ?? schema.propertyNames?.['x-ref'] ?? [] };
  }

  #asUnion(shape) {
    const union = this.#union(shape.schema);
    return { ...shape, form: union.tag === 'gap' ? 'gap' : 'usual', kind: 'union', ...union };
  }

  #union(schema) {
    const tests = schema.allOf.filter((each) => each.if);
    const tag = tests[0].if.required[0];
    const variants = {};
    for (const { if: test, then } of tests) {
      for (const value of test.properties[tag].enum ?? [test.properties[tag].const]) variants[value] = then;
    }
    return { tag, variants, choice: schema.properties[tag] };
  }
}

/** Whether a value has this form. */
export function fits(shape, value) {
  if (value === undefined || value === null) return false;
  if (shape.form === 'none') return value === 'none';
  if (MARKERS.has(shape.form)) return isMap(value) && Object.hasOwn(value, shape.form);
  const marked = isMap(value) && Object.keys(value).some((key) => MARKERS.has(key));
  if (shape.kind === 'word') return shape.words.some((word) => word.value === value);
  if (shape.kind === 'list') return Array.isArray(value);
  if (['object', 'union', 'map', 'pairs'].includes(shape.kind)) return isMap(value) && !(marked && shape.form === 'usual' && !shape.fields?.[Object.keys(value)[0]]);
  if (shape.kind === 'number') return typeof value === 'number';
  if (shape.kind === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' || shape.kind === 'any';
}

/** Whether a value has this form, and the pattern of it. */
const suits = (shape, value) => fits(shape, value) && (typeof value !== 'string' || !shape.schema.pattern || new RegExp(shape.schema.pattern, 'u').test(value));

/** Whether an answer of this form fits into one control: a cell of a table. */
export const isSimple = (shape) => ['word', 'reference', 'date', 'text', 'line', 'number', 'boolean'].includes(shape.kind);
