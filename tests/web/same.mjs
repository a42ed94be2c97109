// node same.mjs FOLDER DOCUMENTS → the report for programs on each document, as the pages' archive makes it in Pyodide.
//
// FOLDER is the built `full/`, DOCUMENTS a file of JSON: a list of { name, text, profile }. Prints a list of reports as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const [folder, documents] = process.argv.slice(2);
const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { loadPyodide } = await import(require.resolve('pyodide/pyodide.mjs'));
const pyodide = await loadPyodide({ indexURL: dirname(require.resolve('pyodide/pyodide.mjs')), stdout: () => {}, stderr: () => {} });
pyodide.FS.writeFile('/python.zip', readFileSync(`${folder}/python.zip`));
pyodide.runPython('import sys, zipfile; zipfile.ZipFile("/python.zip").extractall("/python"); sys.path.insert(0, "/python")');
const desk = pyodide.pyimport('synthreport.pages.full_check').Desk();
const bytes = (text) => pyodide.toPy(new TextEncoder().encode(text));
console.log(JSON.stringify(JSON.parse(readFileSync(documents, 'utf8')).map(({ name, text, profile }) => desk.check(bytes(text), name, profile))));
