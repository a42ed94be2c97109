// The manifest on the disk of this computer: loaded when the pages open, saved when the person says so.
import { h } from './dom.js';
import { askServer } from './server.js';

/** What is on the disk: the text of the manifest, and the tables beside it. */
export const disk = { text: null, tables: [] };

/** Loads the manifest from the disk onto the desk. */
export async function loadServed(desk) {
  const { name, text, tables } = await askServer('manifest');
  Object.assign(disk, { text, tables });
  desk.put(text, { name });
}

/** A bar below the head of the page: the file, whether it is saved, and a button to save it. */
export function savingBar(desk, words) {
  const status = h('span', { role: 'status' });
  const button = h('button', { type: 'button', class: 'first', onclick: () => save() }, words.save);
  const show = (problem = '') => {
    const isSaved = desk.manifest.text === disk.text;
    button.disabled = isSaved;
    status.textContent = problem || (isSaved ? words.saved : words.unsaved);
  };
  const save = async () => {
    const { text } = desk.manifest;
    try {
      await askServer('save', { text, before: disk.text });
      disk.text = text;
      show();
    } catch (error) {
      show(words.notSaved(error.message));
    }
  };
  const load = () => loadServed(desk).then(() => show(), (error) => show(error.message));
  if (disk.text === null) load();
  else show();
  const end = desk.hear(() => show());
  return { end, element: h('div', { class: 'saving' }, status, button, h('button', { type: 'button', onclick: load }, words.load)) };
}
