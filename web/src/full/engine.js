// The full check, as the page sees it: fetch its files, close the page, start the worker, ask it.
import { german } from '../shared/german.js';
import { askServer, isServed } from '../shared/server.js';

// After loading: no host at all, its own included; the style is that of the reports.
const CLOSED = `default-src 'none'; script-src blob: 'wasm-unsafe-eval'; worker-src blob:; frame-src blob:; img-src data: blob:; style-src ${REPORT_STYLE}`;

/** Whether this copy of the pages can run the full check; the one file cannot. */
export const hasFullCheck = () => isServed || (FULL.length > 0 && location.protocol !== 'file:');

/** What is transferred for it, in megabytes. */
export const megabytes = () => FULL.reduce((sum, { transferred }) => sum + transferred, 0) / 1e6;

let worker = null;
let started = null;
const waiting = new Map();

/** Starts the full check, once, unless a server on this computer runs it. `progress(part)` is called with the part of the files that has arrived, from 0 to 1. */
export function start(progress) {
  if (isServed) return Promise.resolve();
  started ??= load(progress).catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function load(progress) {
  const arrived = new Map();
  const total = FULL.reduce((sum, { bytes }) => sum + bytes, 0);
  const arrive = (name, bytes) => {
    arrived.set(name, bytes);
    progress([...arrived.values()].reduce((sum, each) => sum + each, 0) / total);
  };
  const [files] = await Promise.all([Promise.all(FULL.map((file) => fetched(file, arrive))), german()]);
  const { 'worker.js': script, ...rest } = Object.fromEntries(files);
  close();
  worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
  worker.onmessage = ({ data }) => settle(data);
  worker.onerror = (event) => waiting.forEach(({ fail }) => fail(new Error(event.message || 'the worker could not be started')));
  await ask('start', { files: rest }, Object.values(rest).map((bytes) => bytes.buffer));
}

/** The bytes of a file, refused unless they have the digest that was built into this page. */
async function fetched({ name, sha256 }, arrive) {
  const answer = await fetch(`full/${name}`, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`full/${name}: ${answer.status}`);
  const parts = [];
  let count = 0;
  for (const reader = answer.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    arrive(name, (count += value.length));
  }
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = [...digest].map((each) => each.toString(16).padStart(2, '0')).join('');
  if (found !== sha256) throw new Error(`full/${name} is not the file that belongs to this page; reload the page`);
  return [name, bytes];
}

/** From here on the page, and the worker that is started next, can connect to nothing and load no script. */
function close() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = CLOSED;
  document.head.append(policy);
}

function settle({ id, answer, error }) {
  const { done, fail } = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) done(answer);
  else fail(new Error(error));
}

/** Asks the worker, or the server: `check` with `{ text, name, profile }`, then `report` with `{ kind }` for the file, its type and its text. */
export function ask(what, rest, transfer = []) {
  if (isServed) return askServer(what, rest);
  return new Promise((done, fail) => {
    const id = crypto.randomUUID();
    waiting.set(id, { done, fail });
    worker.postMessage({ id, ask: what, ...rest }, transfer);
  });
}
