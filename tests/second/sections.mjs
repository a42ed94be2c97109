// node sections.mjs STANDARD CHANGES EXAMPLE… > outcome.json
//
// Someone types odd things into manifests. After each change the checker, which reads again only what has changed, must
// find what one finds that reads everything. Always the same changes; `divided` counts the texts that were not read in one.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { check, Standard } from "../../web/src/checker/index.js";
import { compiled } from "../../web/src/checker/compile.js";

const [folder, changes, ...examples] = process.argv.slice(2);
const [catalogue, shape] = ["catalogue.json", "manifest.shape.json"].map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
const ODD = ['"', "'", "{", "}", "[a", "]", ": ", ":", " #", "- ", "&a ", "*a", "|", ">-", "!t ", "\t", " ", "  ", "\n", "\r\n", "\r", "---\n", "...\n",
  "%YAML 1.2\n", "<<: ", "? ", "\u2028", "\u0007", "null: ", "x: 1\n", "  x: 1\n", "- y\n", "a b: c\n", "|1\n", "\\", "1e400", "@", "`"];

let seed = 7;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;

/** The start of some line, or any place in it. */
function somewhere(text) {
  const lines = text.split("\n");
  const line = random(lines.length);
  const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  return [start, start + random(lines[line].length + 1), lines[line]];
}

const KINDS = [
  (text) => { const [start, at] = somewhere(text); const place = random(2) ? at : start; return text.slice(0, place) + ODD[random(ODD.length)] + text.slice(place); },
  (text) => { const at = somewhere(text)[1]; return text.slice(0, at) + text.slice(at + 1 + random(3)); },
  (text) => { const [start, , line] = somewhere(text); return text.slice(0, start) + text.slice(start + line.length + 1); },
  (text) => { const [start, , line] = somewhere(text); return `${text.slice(0, start)}${line}\n${text.slice(start)}`; },
  (text) => { const [start] = somewhere(text); return `${text.slice(0, start)}  ${text.slice(start)}`; },
];

const one = () => new Standard({ catalogue, shape }, compiled(shape));
const [typed, whole] = [one(), one()];
whole.sections.read = () => null;
let divided = 0;
const read = typed.sections.read.bind(typed.sections);
typed.sections.read = (...given) => { const found = read(...given); divided += found !== null; return found; };

const outcome = { texts: 0, divided: 0, wrong: [] };
for (const path of examples) {
  const begun = readFileSync(path, "utf8");
  let text = begun;
  for (let change = 0; change < Number(changes); change += 1) {
    const [found, wanted] = [typed, whole].map((standard) => JSON.stringify(check(text, { standard })));
    outcome.texts += 1;
    if (found !== wanted) outcome.wrong.push({ example: basename(path), text: text.slice(0, 300), found: found.slice(0, 300), wanted: wanted.slice(0, 300) });
    text = change % 4 === 3 ? begun : KINDS[random(KINDS.length)](text);
  }
}
console.log(JSON.stringify({ ...outcome, divided }));
process.exitCode = outcome.wrong.length ? 1 : 0;
