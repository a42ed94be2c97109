// What breaks the shape of the standard, from the errors of Ajv: each place once, with the key that was meant.
import { isGap, isMap, partsOf, plainObject, pointerOf } from '../shared/pointers.js';
import { nearest } from './nearest.js';

const KINDS = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
};
const PLAIN_KEY = /^[a-z_]+$/;

/** One malformed place: `path` leads to the value, or with `isKey` to the key that is wrong. */
class Breach {
  constructor(path, keyword, message, more = {}) {
    Object.assign(this, { path, keyword, message, isKey: false, near: '', isTag: false, ...more });
    this.pointer = pointerOf(path);
  }

  /** The path, with the key that was probably meant at its end. */
  get meant() {
    return this.near ? [...this.path.slice(0, -1), this.near] : this.path;
  }
}

export class Shape {
  /** `validate` is a function that Ajv compiled from `schema`, the short form of the published schema. */
  constructor(schema, validate) {
    Object.assign(this, { schema, validate, holders: new Map(holdersIn(schema)) });
  }

  /** Every breach of some data, each place once. */
  breaches(data) {
    const found = new Map();
    for (const error of this.errors(data)) {
      for (const breach of this.explained(error, data)) {
        const key = `${breach.isKey} ${breach.pointer}`;
        if (!found.has(key)) found.set(key, breach);
      }
    }
    return [...found.values()];
  }

  /** The errors of Ajv, without those that only say that a branch was taken, or what is wrong with a name. */
  errors(data) {
    if (this.validate(data)) return [];
    return this.validate.errors.filter((error) => error.keyword !== 'if' && error.propertyName === undefined);
  }

  explained(error, data) {
    const path = partsOf(error.instancePath);
    const holder = this.holderOf(error);
    const value = path.reduce((inner, part) => inner[part], data);
    if (error.keyword === 'additionalProperties')
      return this.unknown(path, value, holder, error.params.additionalProperty);
    if (error.keyword === 'propertyNames') return this.badName(path, error.params.propertyName);
    if (error.keyword === 'required') return this.withoutTag(path, value, error.params.missingProperty, holder, data);
    if (error.keyword === 'enum') return this.badWord(path, error, value, data);
    return [new Breach(path, error.keyword, this.expected(error, value))];
  }

  /** The schema that holds the keyword of an error: Ajv says it if it is `verbose`, or else its path from the root does. */
  holderOf({ parentSchema, schemaPath }) {
    return (
      parentSchema ??
      partsOf(schemaPath.slice(1))
        .slice(0, -1)
        .reduce((schema, part) => schema[part], this.schema)
    );
  }

  expected(error, value) {
    if (value === null) return 'the answer is empty';
    return `found ${shown(value)}, expected ${this.wanted(error)}`;
  }

  wanted(error) {
    const { keyword, params } = error;
    if (keyword === 'const') return JSON.stringify(params.allowedValue);
    if (keyword === 'enum') return `one of ${params.allowedValues.map((each) => JSON.stringify(each)).join(', ')}`;
    if (keyword === 'type') return KINDS[params.type] ?? params.type;
    if (keyword === 'minItems') return 'at least one entry';
    if (keyword === 'pattern') return this.holderOf(error)['x-form'] ?? 'text of another form';
    return params.comparison ? `a number ${params.comparison} ${params.limit}` : 'another kind of answer';
  }

  unknown(path, value, holder, key) {
    const known = Object.keys(holder.properties ?? {}).filter((name) => !(name in value));
    return [this.unknownKey([...path, key], value[key], known)];
  }

  unknownKey(path, content, known) {
    const key = path.at(-1);
    const isHalfAText = content === null && !PLAIN_KEY.test(key);
    const near = isHalfAText ? '' : nearest(key, known);
    const message = `unknown key "${key}"${near ? `; did you mean "${near}"?` : ''}`;
    return new Breach(path, 'additionalProperties', message, { isKey: true, near });
  }

  badName(path, name) {
    return [
      new Breach(
        [...path, name],
        'propertyNames',
        `found "${name}" as an id, expected ${this.schema.$defs.Id['x-form']}`,
        { isKey: true },
      ),
    ];
  }

  /** An object that lacks the key by which its form is known: the shape requires nothing else. */
  withoutTag(path, value, tag, holder, data) {
    const choice = choiceOf(holder, tag, this.schema);
    if (isGap(value) && !choice.has('gap'))
      return [new Breach(path, 'type', `found a gap, expected an entry with its \`${tag}\``)];
    const strange = Object.keys(value).filter((key) => !choice.has(key) && !isOwn(key));
    const meant = nearest(tag, strange);
    const missing = meant
      ? new Breach([...path, meant], 'additionalProperties', `unknown key "${meant}"; did you mean "${tag}"?`, {
          isKey: true,
          near: tag,
          isTag: true,
        })
      : new Breach([...path, tag], 'required', `\`${tag}\` is not stated`, { isTag: true });
    return [missing, ...this.inAnyForm(missing.path, tag, choice, value, data)];
  }

  /** A word that is on no closed list; if it should tell the form of its object, that is unknown. */
  badWord(path, error, value, data) {
    const breach = new Breach(path, 'enum', this.expected(error, value));
    const tag = path.at(-1);
    const above = this.holders.get(nameOf(tag, this.holderOf(error)));
    if (!above) return [breach];
    breach.isTag = true;
    const held = path.slice(0, -1).reduce((inner, part) => inner[part], data);
    return [breach, ...this.inAnyForm(path, tag, choiceOf(above, tag, this.schema), held, data)];
  }

  /** What no form allows in an object of unknown form; `tag` leads to the key that should tell the form. */
  inAnyForm(path, tag, choice, value, data) {
    const known = [...choice.keys()].filter((key) => !(key in value));
    return Object.keys(value)
      .filter((key) => key !== path.at(-1) && !isOwn(key))
      .flatMap((key) => {
        const at = [...path.slice(0, -1), key];
        return choice.has(key)
          ? this.refusedByAll(at, tag, choice.get(key), data)
          : [this.unknownKey(at, value[key], known)];
      });
  }

  /** The breaches under the first form of an answer that no form accepts. */
  refusedByAll(path, tag, words, data) {
    const refusals = words.map((word) => this.breachesIn(data, path, tag, word));
    return refusals.every((each) => each.length) ? refusals[0] : [];
  }

  /** The breaches at and below a key of an object, if the object had this form and no other key. */
  breachesIn(data, path, tag, word) {
    const alone = only(data, path, plainObject({ [tag]: word }));
    return this.breaches(alone).filter((breach) => path.every((part, index) => breach.path[index] === part));
  }
}

/** A copy of some data with the branch to a path alone; the object at its end has some `more` keys. */
function only(data, path, more) {
  if (!path.length) return data;
  const [part, ...rest] = path;
  if (Array.isArray(data)) return data.map((each, index) => (String(index) === part ? only(each, rest, more) : each));
  const words = rest.length ? Object.entries(data).filter(([, each]) => typeof each === 'string') : [];
  return plainObject({
    ...Object.fromEntries(words),
    ...(rest.length ? {} : more),
    [part]: only(data[part], rest, more),
  });
}

/** The keys of all forms between which a tag chooses, each with a word for every form that expects something else there. */
function choiceOf(holder, tag, schema) {
  const found = new Map();
  for (const part of holder.allOf) {
    const test = part.if.properties[tag];
    const form = schema.$defs[part.then.$ref.split('/').at(-1)];
    for (const [key, expected] of Object.entries(form.properties)) {
      if (!found.has(key)) found.set(key, new Map());
      const alike = JSON.stringify(expected);
      if (!found.get(key).has(alike)) found.get(key).set(alike, test.const ?? test.enum[0]);
    }
  }
  return new Map([...found].map(([key, words]) => [key, [...words.values()]]));
}

/** Every object of the schema whose form a key tells, by the name of the key and its words. */
function* holdersIn(schema) {
  if (schema === null || typeof schema !== 'object') return;
  const [tag] = schema.allOf && schema.required ? schema.required : [];
  if (tag) yield [nameOf(tag, schema.properties[tag]), schema];
  for (const inner of Object.values(schema)) yield* holdersIn(inner);
}

const nameOf = (tag, { enum: words }) => `${tag} ${words}`;

const isOwn = (key) => key.startsWith('x-');

function shown(value) {
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a mapping';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 58)}…"`;
}
