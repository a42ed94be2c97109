// Data against a JSON Schema, without generated code: the keywords that the shape of a manifest uses, and the errors that
// Ajv reports, each with the path of its keyword in the whole schema. Ajv's own code for the shape is ten times larger.

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

const escaped = (part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** A function like those that Ajv compiles: true if data are valid, or else with all errors in its `errors`. */
export function evaluator(schema) {
  const evaluate = new Evaluator(schema);
  const validate = (data) => {
    validate.errors = evaluate.errors(schema, data, '', '#');
    return validate.errors.length === 0;
  };
  return validate;
}

class Evaluator {
  constructor(root) {
    this.root = root;
    this.patterns = new Map();
  }

  /** The errors of data at a place `at`, under a schema that is at `from` in the whole. */
  errors(schema, data, at, from) {
    if (schema === true) return [];
    if (schema === false) return [error(at, from, 'false schema', {})];
    const found = [];
    const report = (keyword, params) => found.push(error(at, `${from}/${keyword}`, keyword, params));
    const into = (inner, value, place, keyword) => found.push(...this.errors(inner, value, place, `${from}/${keyword}`));
    if (schema.type && !TYPES[schema.type](data)) report('type', { type: schema.type });
    if (TYPES.number(data)) this.ofNumber(schema, data, report);
    if (TYPES.string(data)) this.ofText(schema, data, report);
    this.ofAny(schema, data, at, report, into, found);
    if (Array.isArray(data)) this.ofList(schema, data, at, report, into);
    if (TYPES.object(data)) this.ofObject(schema, data, at, report, into);
    return found;
  }

  ofNumber(schema, data, report) {
    for (const [keyword, [comparison, holds]] of Object.entries(COMPARED)) {
      if (keyword in schema && !holds(data, schema[keyword])) report(keyword, { comparison, limit: schema[keyword] });
    }
  }

  ofText(schema, data, report) {
    if ('pattern' in schema && !this.pattern(schema.pattern).test(data)) report('pattern', { pattern: schema.pattern });
  }

  ofAny(schema, data, at, report, into, found) {
    if ('$ref' in schema) found.push(...this.errors(this.definition(schema.$ref), data, at, schema.$ref));
    if ('const' in schema && data !== schema.const) report('const', { allowedValue: schema.const });
    if ('enum' in schema && !schema.enum.includes(data)) report('enum', { allowedValues: schema.enum });
    if ('if' in schema) this.branch(schema, data, at, into);
    (schema.allOf ?? []).forEach((each, index) => into(each, data, at, `allOf/${index}`));
  }

  branch(schema, data, at, into) {
    const taken = this.errors(schema.if, data, at, '').length === 0 ? 'then' : 'else';
    if (taken in schema) into(schema[taken], data, at, taken);
  }

  ofList(schema, data, at, report, into) {
    if (data.length < (schema.minItems ?? 0)) report('minItems', { limit: schema.minItems });
    if ('items' in schema) data.forEach((each, index) => into(schema.items, each, `${at}/${index}`, 'items'));
  }

  ofObject(schema, data, at, report, into) {
    const keys = Object.keys(data);
    if (keys.length < (schema.minProperties ?? 0)) report('minProperties', { limit: schema.minProperties });
    for (const key of schema.required ?? []) if (!Object.hasOwn(data, key)) report('required', { missingProperty: key });
    if ('propertyNames' in schema) this.names(schema, keys, at, report);
    this.unknown(schema, keys, data, at, report, into);
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      if (Object.hasOwn(data, key)) into(inner, data[key], `${at}/${escaped(key)}`, `properties/${escaped(key)}`);
    }
    for (const [pattern, inner] of Object.entries(schema.patternProperties ?? {})) {
      for (const key of keys) if (this.pattern(pattern).test(key)) into(inner, data[key], `${at}/${escaped(key)}`, `patternProperties/${escaped(pattern)}`);
    }
  }

  names(schema, keys, at, report) {
    for (const key of keys) {
      if (this.errors(schema.propertyNames, key, at, '').length) report('propertyNames', { propertyName: key });
    }
  }

  unknown(schema, keys, data, at, report, into) {
    if (!('additionalProperties' in schema) || schema.additionalProperties === true) return;
    const patterns = Object.keys(schema.patternProperties ?? {}).map((each) => this.pattern(each));
    for (const key of keys) {
      if (Object.hasOwn(schema.properties ?? {}, key) || patterns.some((each) => each.test(key))) continue;
      if (schema.additionalProperties === false) report('additionalProperties', { additionalProperty: key });
      else into(schema.additionalProperties, data[key], `${at}/${escaped(key)}`, 'additionalProperties');
    }
  }

  definition(reference) {
    return reference.slice(2).split('/').reduce((inner, part) => inner[part], this.root);
  }

  pattern(source) {
    if (!this.patterns.has(source)) this.patterns.set(source, new RegExp(source, 'u'));
    return this.patterns.get(source);
  }
}

const error = (instancePath, schemaPath, keyword, params) => ({ instancePath, schemaPath, keyword, params });
