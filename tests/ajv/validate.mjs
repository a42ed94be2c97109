// node validate.mjs SCHEMA [KEYWORD...] < documents.jsonl > errors.jsonl
//
// Compiles a JSON Schema as strictly as Ajv can, with the schema's own annotations as further keywords, and prints for
// each document (one a line) its errors: a list of [path, keyword], the path as a JSON Pointer.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const [schemaFile, ...annotations] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: false });
ajv.addVocabulary(annotations);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  validate(JSON.parse(line));
  const errors = (validate.errors ?? [])
    // Ajv also tells that a branch was taken, and what was wrong with a name before it says that a name was wrong.
    .filter((error) => error.keyword !== "if" && error.propertyName === undefined)
    .map((error) => [error.instancePath, error.keyword]);
  console.log(JSON.stringify(errors));
}
