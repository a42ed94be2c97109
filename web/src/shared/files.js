// Files that come in and go out. A file is read here, in the browser, and sent nowhere.

export const LIMIT = 10 * 1024 * 1024; // the checker's own limit (DC51)

/** Lets the person save a text or bytes as a file. */
export function download(name, content, type = 'text/plain') {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Every file of what was dropped, with its path: folders are walked, at most `most` files. */
export async function droppedFiles(transfer, most = 5000) {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const entry of entries) await walk(entry, '', found, most);
  return found;
}

async function walk(entry, folder, found, most) {
  if (!entry || found.length >= most) return;
  if (entry instanceof File) found.push({ path: folder + entry.name, file: entry });
  else if (entry.isFile) found.push({ path: folder + entry.name, file: await new Promise((done, failed) => entry.file(done, failed)) });
  else for (const child of await children(entry)) await walk(child, `${folder}${entry.name}/`, found, most);
}

async function children(folder) {
  const reader = folder.createReader();
  const found = [];
  for (;;) { // a reader hands out a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    found.push(...some);
  }
}
