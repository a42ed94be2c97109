// What the full check loads: Pyodide's runtime from npm, and one archive with the Python package and its libraries.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PYTHON = process.env.PYTHON ?? 'python3';
const PYODIDE = '../node_modules/pyodide/';

// The platform is fixed, so that every machine gets the files whose digests are in the lock.
const PIP = [
  '-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--only-binary', ':all:', '--implementation', 'cp',
  '--python-version', '3.14', '--abi', 'cp314', '--platform', 'manylinux2014_x86_64', '--platform', 'manylinux_2_28_x86_64',
];

/** The wheels of the lock; those of an earlier build are used again, with the network off, too. */
function wheels() {
  const folder = here('../generated/wheels');
  mkdirSync(folder, { recursive: true });
  const get = (...from) => execFileSync(PYTHON, [...PIP, ...from, '--dest', folder, '--requirement', here('../python.lock')], { stdio: 'pipe' });
  try {
    get('--no-index', '--find-links', folder);
  } catch {
    get();
  }
  return folder;
}

function archive() {
  execFileSync(PYTHON, [here('pack.py'), wheels(), here('../generated/python.zip')], { stdio: 'inherit' });
  return readFileSync(here('../generated/python.zip'));
}

/** Writes `full/`, and returns what the page must know of each file: its size, what is transferred, its digest. */
export async function fullCheck(put, bundle) {
  const options = { format: 'esm', external: ['node:*', 'ws'], entryPoints: { worker: 'src/full/worker.js' } };
  const { 'worker.js': worker } = await bundle(options);
  const files = {
    'worker.js': Buffer.from(worker),
    'pyodide.asm.wasm': readFileSync(here(`${PYODIDE}pyodide.asm.wasm`)),
    'python_stdlib.zip': readFileSync(here(`${PYODIDE}python_stdlib.zip`)),
    'python.zip': archive(),
  };
  return Object.entries(files).map(([name, content]) => {
    put(`full/${name}`, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { name, bytes: content.length, transferred: gzipSync(content).length, sha256 };
  });
}

/** The digest of the style that every report has, for the policy of the page that shows it. */
export function reportStyle() {
  const style = readFileSync(here('../../synthreport/reporters/templates/style.css'), 'utf8').replace(/\n$/, '');
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
