// node conformance.mjs SCHEMA CONFORMANCE [KEYWORD...] > outcome.json
//
// A checker that knows nothing but the JSON Schema, checked against the cases as far as a schema can be: it refuses every
// document with an unknown key or a value of the wrong kind, refuses none that complies, and none that only breaks
// rules across items. If that does not hold, exits with 1 and names the cases.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const [schemaFile, suiteFile, ...annotations] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

// A JSON merge patch (RFC 7396).
function merged(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const isObject = target !== null && typeof target === "object" && !Array.isArray(target);
  const result = isObject ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addVocabulary(annotations);
const accepts = ajv.compile(read(schemaFile));

const OF_THE_SCHEMA = ["DC67", "DC68"]; // an unknown key, a value of the wrong kind
const ALSO_OF_THE_SCHEMA = ["DC65", "DC69", "ID52"]; // in part
const isRule = (code) => Number(code.slice(2)) > 50;
const isBeyond = (code) => isRule(code) && !OF_THE_SCHEMA.includes(code) && !ALSO_OF_THE_SCHEMA.includes(code);

const { bases, cases } = read(suiteFile);
const outcome = { accepted: 0, refused: 0, wrong: [] };
for (const { name, base, patch, expect } of cases.filter((each) => "base" in each)) {
  const accepted = accepts(merged(bases[base], patch));
  const codes = expect.map((finding) => finding.code);
  const mustRefuse = codes.some((code) => OF_THE_SCHEMA.includes(code));
  const mustAccept = codes.every(isBeyond);
  outcome[accepted ? "accepted" : "refused"] += 1;
  if ((mustRefuse && accepted) || (mustAccept && !accepted)) outcome.wrong.push(name);
}
console.log(JSON.stringify(outcome));
process.exitCode = outcome.wrong.length ? 1 : 0;
