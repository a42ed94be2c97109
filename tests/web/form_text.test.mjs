// The manifest as text: only what is changed changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ManifestText } from "../../web/src/form/model/manifest_text.js";
import { same } from "../../web/src/shared/pointers.js";

const { parse } = createRequire(new URL("../../web/package.json", import.meta.url))("yaml");

const ORDER = { "": ["synthreport", "manifest", "dataset", "inputs", "steps", "access"], "/dataset": ["title", "identifiers", "version", "creators"] };
const begin = (text) => new ManifestText(text, (pointer) => ORDER[pointer] ?? []);
const CLINIC = readFileSync(new URL("../../examples/simulated-clinic/synthreport.yaml", import.meta.url), "utf8");

/** The lines that went and came. */
function changed(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  while (old.length && old[0] === now[0]) { old.shift(); now.shift(); }
  while (old.length && now.length && old.at(-1) === now.at(-1)) { old.pop(); now.pop(); }
  return [old, now];
}

const TEXT = `# A comment at the top
synthreport: "1.0"

dataset:   # about the data
  title: 'Old title' # keep me
  version: 1.0.0
  creators:
    - chen   # first
    - okafor

# Above inputs
inputs:
  ukb: {kind: dataset, level: person} # flow
`;

test("each kind of change touches its own lines only", () => {
  const cases = [
    ["scalar keeps quotes and comment", (m) => m.set("/dataset/title", "It's new"), ["  title: 'Old title' # keep me"], ["  title: 'It''s new' # keep me"]],
    ["a text that YAML 1.1 misreads is quoted", (m) => m.set("/dataset/version", "1.0"), ["  version: 1.0.0"], ["  version: '1.0'"]],
    ["a new key at its place", (m) => m.set("/dataset/identifiers", "none"), [], ["  identifiers: none"]],
    ["a new section with a blank line", (m) => m.set("/access/tier", "public"), [], ["access:", "  tier: public", ""]],
    ["a section between two", (m) => m.set("/manifest/date", "2026-11-30"), [], ["manifest:", "  date: '2026-11-30'", ""]],
    ["an element more", (m) => m.set("/dataset/creators", ["chen", "okafor", "li"]), [], ["    - li"]],
    ["an element less", (m) => m.set("/dataset/creators", ["okafor"]), ["    - chen   # first"], []],
    ["inside brackets", (m) => m.set("/inputs/ukb/level", "aggregate"), ["  ukb: {kind: dataset, level: person} # flow"], ["  ukb: {kind: dataset, level: aggregate} # flow"]],
    ["a key more inside brackets", (m) => m.set("/inputs/ukb/title", "a, b"), ["  ukb: {kind: dataset, level: person} # flow"], ['  ukb: {kind: dataset, level: person, title: "a, b"} # flow']],
    ["an entry more", (m) => m.set("/inputs/trial", { kind: "dataset" }), [], ["  trial:", "    kind: dataset"]],
    ["a scalar becomes an object", (m) => m.set("/dataset/version", { gap: "unknown" }), ["  version: 1.0.0"], ["  version:", "    gap: unknown"]],
    ["removed with its line", (m) => m.remove("/dataset/version"), ["  version: 1.0.0"], []],
    ["renamed", (m) => m.rename("/inputs/ukb", "uk_biobank"), ["  ukb: {kind: dataset, level: person} # flow"], ["  uk_biobank: {kind: dataset, level: person} # flow"]],
    ["several lines of text", (m) => m.set("/dataset/title", "one\ntwo"), ["  title: 'Old title' # keep me"], ["  title: |- # keep me", "    one", "    two"]],
  ];
  const failed = [];
  for (const [name, change, gone, come] of cases) {
    const manifest = begin(TEXT);
    try {
      change(manifest);
      assert.deepEqual(changed(TEXT, manifest.text), [gone, come]);
      assert.ok(same(parse(manifest.text), manifest.data), "the data are those of the text");
      assert.ok(manifest.undo() && manifest.text === TEXT, "undone");
      assert.ok(manifest.redo());
    } catch (error) { failed.push(`${name}: ${error.message}\n${manifest.text}`); }
  }
  assert.deepEqual(failed, []);
});

test("from nothing, and back to nothing", () => {
  const manifest = begin("");
  manifest.set("/dataset/title", "A");
  manifest.set("/inputs/x/routes", ["training_records"]);
  assert.deepEqual(manifest.data, { synthreport: "1.0", dataset: { title: "A" }, inputs: { x: { routes: ["training_records"] } } });
  manifest.remove("/inputs/x/routes", (pointer) => pointer === "/inputs/x");
  assert.deepEqual(manifest.get("/inputs"), { x: {} });
  manifest.remove("/inputs/x");
  manifest.remove("/dataset/title");
  assert.equal(manifest.text, 'synthreport: "1.0"\n');
  while (manifest.undo());
  assert.equal(manifest.text, "");
});

test("broken text is said with its place, and its sound parts can still be changed", () => {
  const manifest = begin(TEXT.replace("  version: 1.0.0", "  version: [1.0.0"));
  assert.equal(manifest.problems[0].line > 0, true);
  manifest.set("/dataset/title", "Still works");
  assert.match(manifest.text, /title: 'Still works' # keep me/);
  assert.match(manifest.text, /version: \[1\.0\.0/);
});

test("every answer of a long manifest can be set to another and back without a change elsewhere", () => {
  const manifest = begin(CLINIC);
  const failed = [];
  for (const pointer of ["/dataset/title", "/steps/run_clinic/command", "/files/visits_file/records", "/content/fields/sex/description", "/dataset/released/reason"]) {
    const held = manifest.get(pointer);
    manifest.set(pointer, typeof held === "number" ? held + 1 : `${held} more`);
    manifest.set(pointer, held);
    if (manifest.text !== CLINIC) failed.push(pointer);
  }
  assert.deepEqual(failed, []);
  const starts = [];
  for (let each = 0; each < 30; each += 1) {
    const start = performance.now();
    manifest.set("/limitations", manifest.get("/limitations"));
    manifest.set("/dataset/title", `A simulated clinic ${"x".repeat(each)}`);
    starts.push(performance.now() - start);
  }
  console.log(`a keystroke in ${CLINIC.split("\n").length} lines: ${starts.sort((a, b) => a - b)[15].toFixed(1)} ms`);
});

test("what changes nothing leaves no step to undo, and what cannot be changed loses none", () => {
  const manifest = begin(TEXT);
  manifest.set("/dataset/title", "A");
  manifest.together("change", () => manifest.set("/dataset/title", "A"));
  const broken = begin("inputs: {ukb: {kind: dataset}, # a comment\n  b: {kind: model}}\n");
  assert.throws(() => broken.set("/inputs/c/kind", "model"), /comment/);
  assert.equal(broken.canUndo, false);
  manifest.undo();
  assert.equal(manifest.text, TEXT);
  assert.equal(manifest.canUndo, false);
});
