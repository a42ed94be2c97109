// node conformance.mjs STANDARD [EVERY] > outcome.json
//
// The second implementation, `web/src/checker/`, on the published cases in the folder of a version: its findings under
// items and rules on the document, its states and levels, and the lines of the checklist where no other rule is broken.
// With EVERY, one in so many cases. Exits with 1 if a case is wrong, and says what is missing there and what is too much.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, Standard } from "../../web/src/checker/index.js";
import { compiled } from "../../web/src/checker/compile.js";

const [folder, every = "1"] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

// A JSON merge patch (RFC 7396).
function merged(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const result = target !== null && typeof target === "object" && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

// The name of a case's document, and its text or bytes.
function documentOf({ base, patch, file, text, base64, repeat }) {
  if (base) return ["synthreport.json", JSON.stringify(merged(suite.bases[base], patch))];
  if (base64 !== undefined) return [file, Buffer.from(base64, "base64")];
  return [file, Buffer.from(repeat ? repeat.text.repeat(repeat.times) : text)];
}

const isJudged = (code) => code in catalogue.items || catalogue.rules[code].of_document;
const pairs = (found = {}) => Object.entries(found);

// What a case expects of this checker, one text for each finding, state, level and line.
function expected({ expect, states, levels, lines }) {
  const isOfAnswers = expect.some(({ code }) => !isJudged(code));
  return [
    ...expect.filter(({ code }) => isJudged(code)).map(({ code, pointer }) => `${code} ${pointer}`),
    ...pairs(states)
      .filter(([code]) => isJudged(code))
      .map(([code, state]) => `${code} is ${state}`),
    ...pairs(levels)
      .filter(([code]) => isJudged(code))
      .map(([code, level]) => `${code} is a ${level}`),
    ...(isOfAnswers ? [] : pairs(lines).map(([number, state]) => `line ${number} is ${state}`)),
  ];
}

// The same of what it found, where the case mentions it.
function observed({ states, levels, lines }, expectation, result) {
  const stateOf = new Map(result.lines.map(({ number, state }) => [String(number), state]));
  const all = [
    ...Object.keys(states ?? {}).map((code) => `${code} is ${result.states[code].state}`),
    ...Object.keys(levels ?? {}).map((code) => `${code} is a ${result.states[code].level}`),
    ...Object.keys(lines ?? {}).map((number) => `line ${number} is ${stateOf.get(number)}`),
  ];
  const isMentioned = (text) => expectation.some((each) => each.split(" is ")[0] === text.split(" is ")[0]);
  return [...result.findings.map(({ code, pointer }) => `${code} ${pointer}`), ...all.filter(isMentioned)];
}

// The texts of one list that are not in another, each as often as it is there too often.
function beyond(one, other) {
  const left = [...other];
  return one.filter((text) => !left.includes(text) || !left.splice(left.indexOf(text), 1));
}

const [suite, catalogue, shape] = ["conformance.json", "catalogue.json", "manifest.shape.json"].map(read);
const standard = new Standard({ catalogue, shape }, compiled(shape));
const outcome = { cases: 0, findings: 0, wrong: [] };
for (const each of suite.cases.filter((_, index) => index % Number(every) === 0)) {
  const [name, content] = documentOf(each);
  const wanted = expected(each);
  const found = observed(each, wanted, check(content, { standard, profile: each.profile, name }));
  const [lacks, adds] = [beyond(wanted, found), beyond(found, wanted)];
  outcome.cases += 1;
  outcome.findings += wanted.length;
  if (lacks.length || adds.length) outcome.wrong.push({ code: each.code, name: each.name, lacks, adds });
}
console.log(JSON.stringify(outcome));
process.exitCode = outcome.wrong.length ? 1 : 0;
