// What is dropped or chosen → the manifests in it, as text.
import { h } from './dom.js';
import { LIMIT, droppedFiles } from './files.js';

const NAMED = /(^|\/)synthreport\.(ya?ml|json)$/;
const READABLE = /\.(ya?ml|json)$/;

/** The manifests among some files: those named as one, those nearest to the top first; or else the only file that could be one. */
export function manifestsIn(files) {
  const deep = ({ path }) => path.split('/').length;
  const named = files.filter(({ path }) => NAMED.test(path)).sort((one, other) => deep(one) - deep(other) || (one.path < other.path ? -1 : 1));
  if (named.length) return named;
  const readable = files.filter(({ path }) => READABLE.test(path));
  return files.length === 1 ? files : readable.length === 1 ? readable : [];
}

/** The text of a file. Throws an error with a message for the person if it is too large, or no text. */
export async function textOf({ path, file }, words) {
  if (file.size > LIMIT) throw new Error(words.tooLarge(path, Math.round(file.size / 1e6)));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(words.notText(path));
  }
}

/** A button that opens a file, or with `folder` every file of a folder. `chosen(files)` gets `{ path, file }`. */
export function opener(label, chosen, { folder = false, accept = null, cls = null } = {}) {
  const input = h('input', {
    type: 'file', hidden: true, webkitdirectory: folder, accept,
    onchange: () => {
      chosen([...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
      input.value = '';
    },
  });
  return [h('button', { type: 'button', class: cls, onclick: () => input.click() }, label), input];
}

/** Lets an element take files that are dropped on it. */
export function takesDrops(element, chosen) {
  const over = (event) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    element.classList.add('over');
  };
  element.addEventListener('dragenter', over);
  element.addEventListener('dragover', over);
  element.addEventListener('dragleave', (event) => element.contains(event.relatedTarget) || element.classList.remove('over'));
  element.addEventListener('drop', async (event) => {
    event.preventDefault();
    element.classList.remove('over');
    chosen(await droppedFiles(event.dataTransfer));
  });
}
