// node derive.mjs STANDARD > cases.jsonl
//
// Cases whose answers follow from the published files alone: each field, reference, condition, gap and level of the
// catalogue is tried on the bases, kind by kind, and what must be found is what the second implementation finds, which has
// nothing but these files. `derived.py` keeps those on which no rule that compares answers has anything to say.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, Standard } from "../../web/src/checker/index.js";
import { compiled } from "../../web/src/checker/compile.js";
import { get, isGap, isMap, partsOf } from "../../web/src/shared/pointers.js";

const read = (name) => JSON.parse(readFileSync(join(process.argv[2], name), "utf8"));
const [suite, catalogue, shape] = ["conformance.json", "catalogue.json", "manifest.shape.json"].map(read);
const standard = new Standard({ catalogue, shape }, compiled(shape));
const { root, conditions } = standard.under("core");
const GAPS = ["not_reported", "not_performed", "not_recorded", "unknown", "not_applicable", "withheld"];
const FOREIGN = "qx7"; // an id that nothing has

/** Every answer of a base that a merge patch can change: its pointer, the field, its form, and what holds it. */
function* places(node, data, pointer = "") {
  for (const [key, value] of Object.entries(data)) {
    const child = node.children.get(key);
    const inner = child ?? node.each;
    const at = `${pointer}/${key}`;
    if (!inner || key === "rest" || /[~/]/.test(key)) continue;
    yield { pointer: at, value, node: inner, variant: child?.variant(data), isEntry: !child };
    if (isMap(value) && !isGap(value)) yield* places(inner, value, at);
  }
}

const patch = (pointer, value) => partsOf(pointer).reduceRight((held, part) => ({ [part]: held }), value);
const swapped = (word) => word.slice(0, 1) + word.slice(2, 3) + word.slice(1, 2) + word.slice(3);
const gap = (kind) => ({ gap: kind, ...(["withheld", "not_applicable"].includes(kind) && { reason: "The custodian decides on this in the spring." }) });
const isRequired = ({ variant }) => variant?.asked && variant.item;
const isConditional = (place) => isRequired(place) && place.variant.when.length > 0;

/** What each kind changes at a place: a patch, or nothing if it has nothing to change there. */
const KINDS = {
  "left-out": (place) => isRequired(place) && !place.variant.when.length && patch(place.pointer, null),
  "left-out-under-a-condition": (place) => isConditional(place) && patch(place.pointer, null),
  "section-left-out": (place) => !place.variant?.item && place.node.asked.length > 1 && isMap(place.value) && patch(place.pointer, null),
  "gap": (place, index) => isRequired(place) && patch(place.pointer, replaced(place.value, gap(GAPS[index % GAPS.length]))),
  "gap-for-the-rest": (place, index) => isMap(place.value) && !place.isEntry && place.node.asked.length > 1 && !("kind" in place.value) && patch(place.pointer, replaced(place.value, { rest: gap(GAPS[index % 4]) })),
  "empty": (place) => isRequired(place) && isMap(place.value) && place.node.each && patch(place.pointer, replaced(place.value, {})),
  "of-another-form": (place) => place.variant?.item && typeof place.value !== "boolean" && patch(place.pointer, typeof place.value === "number" ? "a few" : replaced(place.value, true)),
  "key-misspelt": (place) => place.variant && place.pointer.split("/").at(-1).length > 5 && renamed(place, swapped),
  "key-of-nobody": (place) => place.variant && isMap(place.value) && !place.isEntry && !place.node.each && patch(place.pointer, { zq9: 1 }),
  "reference-to-nothing": (place) => place.node.reference && typeof place.value === "string" && patch(place.pointer, FOREIGN),
  "reference-to-another-kind": (place) => place.node.reference && typeof place.value === "string" && patch(place.pointer, "/parties /files /steps".split(" ").filter((each) => !place.node.reference.to.includes(each)).map((each) => Object.keys(get(base, each) ?? {})[0])[0] ?? FOREIGN),
  "day-that-is-none": (place) => typeof place.value === "string" && /^\d{4}-\d\d-\d\d$/.test(place.value) && patch(place.pointer, "2025-02-29"),
};

/** A patch that leaves nothing of an object but what is new. */
const replaced = (value, now) => (isMap(value) && isMap(now) ? { ...Object.fromEntries(Object.keys(value).map((key) => [key, null])), ...now } : now);

function renamed({ pointer, value }, change) {
  const parts = partsOf(pointer);
  const key = parts.pop();
  return change(key) === key ? null : patch(parts.map((part) => `/${part}`).join(""), { [key]: null, [change(key)]: value });
}

/** What a case expects beside its findings: the states, levels and lines of the items that are found. */
function beside(result) {
  const codes = [...new Set(result.findings.map(({ code }) => code))].filter((code) => code in catalogue.items);
  const of = (key) => Object.fromEntries(codes.map((code) => [code, result.states[code][key]]));
  const numbers = catalogue.checklist.filter((line) => line.codes.some((code) => codes.includes(code))).map(({ number }) => number);
  const lines = Object.fromEntries(result.lines.filter(({ number }) => numbers.includes(number)).map(({ number, state }) => [number, state]));
  return { states: of("state"), levels: of("level"), lines };
}

// A JSON merge patch (RFC 7396).
function merged(target, change) {
  if (!isMap(change)) return change;
  const result = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

const profiles = Object.keys(catalogue.profiles);
let base;
for (const [kind, change] of Object.entries(KINDS)) {
  let index = 0;
  for (const [name, data] of Object.entries(suite.bases)) {
    base = data;
    const tried = new Set(); // fields: of the entries of a collection, one is enough
    for (const place of places(root, data)) {
      const changed = !tried.has(place.node) && change(place, index);
      if (!changed) continue;
      tried.add(place.node);
      index += 1;
      const profile = index % 5 === 0 ? profiles[(index / 5) % profiles.length] : "core";
      const result = check(JSON.stringify(merged(data, changed)), { standard, profile, name: "synthreport.json" });
      const expect = result.findings.map(({ code, pointer }) => `${code} ${pointer}`.trim());
      console.log(JSON.stringify({ kind, base: name, pointer: place.pointer, profile, patch: changed, expect, ...beside(result) }));
    }
  }
}
