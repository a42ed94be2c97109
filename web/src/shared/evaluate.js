// Data against a JSON Schema, without generated code: each schema becomes a function once, made of one small function for
// each of its keywords. The errors are those that Ajv reports, each with the path of its keyword in the whole schema.
// Ajv's own code for the shape of a manifest is ten times larger.

const TYPES = {
  object: (data) => data !== null && typeof data === 'object' && !Array.isArray(data),
  array: Array.isArray,
  string: (data) => typeof data === 'string',
  boolean: (data) => typeof data === 'boolean',
  number: (data) => typeof data === 'number' && Number.isFinite(data),
  integer: (data) => Number.isInteger(data),
  null: (data) => data === null,
};

const COMPARED = {
  minimum: ['>=', (data, limit) => data >= limit],
  maximum: ['<=', (data, limit) => data <= limit],
  exclusiveMinimum: ['>', (data, limit) => data > limit],
  exclusiveMaximum: ['<', (data, limit) => data < limit],
};

const KEYWORDS = ['$ref', 'type', ...Object.keys(COMPARED), 'pattern', 'const', 'enum', 'if', 'allOf', 'minItems', 'items',
  'minProperties', 'required', 'propertyNames', 'additionalProperties', 'properties', 'patternProperties'];

const SPECIAL = /[~/]/;
const escaped = (part) => (SPECIAL.test(part) ? String(part).replaceAll('~', '~0').replaceAll('/', '~1') : part);

/** A function like those that Ajv compiles: true if data are valid, or else with all errors in its `errors`. */
export function evaluator(schema) {
  const run = new Maker(schema).made(schema, '#');
  const validate = (data) => {
    validate.errors = [];
    run(data, '', validate.errors);
    return validate.errors.length === 0;
  };
  return validate;
}

/** Makes of a schema a function of data, the place of the data, and the list that takes the errors. */
class Maker {
  constructor(root) {
    Object.assign(this, { root, referred: new Map() });
  }

  /** The function for a schema that is at `from` in the whole. */
  made(schema, from) {
    if (schema === true) return () => {};
    if (schema === false) return (data, at, found) => found.push(error(at, from, 'false schema', {}));
    const runs = KEYWORDS.filter((keyword) => keyword in schema).map((keyword) => this.keyword(keyword, schema, from));
    return (data, at, found) => { for (const run of runs) run(data, at, found); };
  }

  keyword(keyword, schema, from) {
    const wanted = schema[keyword];
    const fails = (isWrong, params) => (data, at, found) => { if (isWrong(data)) found.push(error(at, `${from}/${keyword}`, keyword, params)); };
    if (keyword in COMPARED) {
      const [comparison, holds] = COMPARED[keyword];
      return fails((data) => TYPES.number(data) && !holds(data, wanted), { comparison, limit: wanted });
    }
    return this[keyword](wanted, from, fails, schema);
  }

  $ref(reference) {
    return (data, at, found) => this.definition(reference)(data, at, found);
  }

  definition(reference) {
    if (!this.referred.has(reference)) {
      const schema = reference.slice(2).split('/').reduce((inner, part) => inner[part], this.root);
      this.referred.set(reference, this.made(schema, reference));
    }
    return this.referred.get(reference);
  }

  type(type, from, fails) { return fails((data) => !TYPES[type](data), { type }); }

  const(allowedValue, from, fails) { return fails((data) => data !== allowedValue, { allowedValue }); }

  enum(allowedValues, from, fails) {
    const allowed = new Set(allowedValues);
    return fails((data) => !allowed.has(data), { allowedValues });
  }

  pattern(pattern, from, fails) {
    const expression = new RegExp(pattern, 'u');
    return fails((data) => typeof data === 'string' && !expression.test(data), { pattern });
  }

  if(test, from, fails, schema) {
    const [run, then, other] = [test, schema.then ?? true, schema.else ?? true].map((each, index) => this.made(each, `${from}/${['if', 'then', 'else'][index]}`));
    return (data, at, found) => (isFree(run, data) ? then : other)(data, at, found);
  }

  allOf(schemas, from) {
    const runs = schemas.map((each, index) => this.made(each, `${from}/allOf/${index}`));
    return (data, at, found) => { for (const run of runs) run(data, at, found); };
  }

  minItems(limit, from, fails) { return fails((data) => Array.isArray(data) && data.length < limit, { limit }); }

  items(schema, from) {
    const run = this.made(schema, `${from}/items`);
    return (data, at, found) => { if (Array.isArray(data)) data.forEach((each, index) => run(each, `${at}/${index}`, found)); };
  }

  minProperties(limit, from, fails) { return fails((data) => TYPES.object(data) && Object.keys(data).length < limit, { limit }); }

  required(keys, from) {
    return ofObject((data, at, found) => {
      for (const key of keys) if (!Object.hasOwn(data, key)) found.push(error(at, `${from}/required`, 'required', { missingProperty: key }));
    });
  }

  propertyNames(schema, from) {
    const run = this.made(schema, '');
    return ofObject((data, at, found) => {
      for (const key of Object.keys(data)) if (!isFree(run, key)) found.push(error(at, `${from}/propertyNames`, 'propertyNames', { propertyName: key }));
    });
  }

  additionalProperties(schema, from, fails, { properties = {}, patternProperties = {} }) {
    if (schema === true) return () => {};
    const place = `${from}/additionalProperties`;
    const patterns = Object.keys(patternProperties).map((each) => new RegExp(each, 'u'));
    const run = schema === false
      ? (data, key, at, found) => found.push(error(at, place, 'additionalProperties', { additionalProperty: key }))
      : below(this.made(schema, place));
    return ofObject((data, at, found) => {
      for (const key of Object.keys(data)) if (!Object.hasOwn(properties, key) && !patterns.some((each) => each.test(key))) run(data, key, at, found);
    });
  }

  properties(schemas, from) {
    const isRoot = from === '#';
    const runs = new Map(Object.entries(schemas).map(([key, schema]) => {
      const run = this.made(schema, `${from}/properties/${escaped(key)}`);
      return [key, below(isRoot ? remembered(run) : run)];
    }));
    return ofObject((data, at, found) => { for (const key of Object.keys(data)) runs.get(key)?.(data, key, at, found); });
  }

  patternProperties(schemas, from) {
    const runs = Object.entries(schemas).map(([pattern, schema]) => [new RegExp(pattern, 'u'), below(this.made(schema, `${from}/patternProperties/${escaped(pattern)}`))]);
    return ofObject((data, at, found) => {
      for (const [pattern, run] of runs) for (const key of Object.keys(data)) if (pattern.test(key)) run(data, key, at, found);
    });
  }
}

/** Whether a schema finds no error. */
function isFree(run, data) {
  const found = [];
  run(data, '', found);
  return found.length === 0;
}

const ofObject = (run) => (data, at, found) => { if (TYPES.object(data)) run(data, at, found); };

const below = (run) => (data, key, at, found) => run(data[key], `${at}/${escaped(key)}`, found);

/** The same, but data that were looked at before, and have not been read again since, are not looked at again. */
function remembered(run) {
  const known = new WeakMap();
  return (data, at, found) => {
    if (data === null || typeof data !== 'object') { run(data, at, found); return; }
    if (!known.has(data)) {
      const own = [];
      run(data, at, own);
      known.set(data, own);
    }
    found.push(...known.get(data));
  };
}

const error = (instancePath, schemaPath, keyword, params) => ({ instancePath, schemaPath, keyword, params });
