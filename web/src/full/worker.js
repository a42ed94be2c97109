// The full check: the Python package as it is, in Pyodide, in a worker of its own. It gets its files from the page, and
// runs under a policy that lets it connect to nothing.
import { loadPyodide } from 'pyodide/pyodide.mjs';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';

const HOME = 'https://pyodide.invalid/';
const TYPES = { wasm: 'application/wasm', zip: 'application/zip' };
let desk = null;
let write = null; // a file for Python
let bytes = null; // a text as Python's bytes

/** Answers what Pyodide fetches with the files that the page handed over, and refuses everything else. */
function serve(files) {
  self.fetch = async (address) => {
    const name = String(address).replace(HOME, '');
    if (!(name in files)) throw new TypeError(`no file ${name}`);
    return new Response(files[name], { headers: { 'content-type': TYPES[name.split('.').pop()] } });
  };
}

async function start(files) {
  serve(files);
  const pyodide = await loadPyodide({
    indexURL: HOME, packageBaseUrl: HOME, createPyodideModule, lockFileContents: LOCK, stdout: () => {}, stderr: () => {},
  });
  pyodide.FS.writeFile('/python.zip', new Uint8Array(files['python.zip']));
  pyodide.runPython(UNPACK);
  desk = pyodide.pyimport('synthreport.pages.full_check').Desk();
  write = (name, text) => pyodide.FS.writeFile(name, text);
  bytes = (text) => pyodide.toPy(new TextEncoder().encode(text));
}

// Pyodide's list of packages that could be loaded from elsewhere: none.
const LOCK = { info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2' }, packages: {} };
const UNPACK = `
import sys, zipfile
with zipfile.ZipFile("/python.zip") as archive:
    archive.extractall("/python")
sys.path.insert(0, "/python")
`;

/** The report for programs on a manifest. A profile of the reader's own is `{ name, text }`; one of the standard is a name. */
function check({ text, name, profile }) {
  if (profile.text !== undefined) write(profile.name, profile.text);
  return desk.check(bytes(text), name, profile.name ?? profile);
}

/** What an exception of Python says, without the way to it. */
const reason = (message) => message.trim().split(/^[\w.]+: /m).at(-1);

const ASKED = {
  start: ({ files }) => start(files),
  check,
  report: ({ kind }) => desk.report(kind).toJs(),
};

self.onmessage = async ({ data: { id, ask, ...rest } }) => {
  try {
    self.postMessage({ id, answer: await ASKED[ask](rest) });
  } catch (error) {
    self.postMessage({ id, error: reason(String(error?.message ?? error)) });
  }
};
