// Ajv at run time. A page that forbids `eval` takes the code that Ajv writes at build instead.
import { Ajv2020 } from 'ajv/dist/2020.js';

/** The function that validates data against the short form of the schema, and leaves all errors in `errors`, each
 *  with the part of the schema that it breaks (`verbose`). */
export function compiled(schema) {
  const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true });
  ajv.addVocabulary(['x-form', 'x-since']);
  return ajv.compile(schema);
}
