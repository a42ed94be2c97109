// Reads one file in a worker, piece by piece: its digest and, of a CSV file, its columns. Only what is found leaves it.
import { createSHA256 } from 'hash-wasm';
import { CsvColumns } from './csv_columns.js';

self.onmessage = async ({ data: { file, isTable } }) => {
  try {
    self.postMessage({ done: await read(file, isTable) });
  } catch (error) {
    self.postMessage({ failed: String(error.message ?? error) });
  }
};

async function read(file, isTable) {
  const [hash, decoder] = [await createSHA256(), new TextDecoder('utf-8', { fatal: false })];
  let columns = isTable ? new CsvColumns() : null;
  let [bytes, shown] = [0, 0];
  for (const reader = file.stream().getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    hash.update(value);
    bytes += value.length;
    try { columns?.push(decoder.decode(value, { stream: true })); } catch { columns = null; }
    if (bytes - shown > 4e6) { shown = bytes; self.postMessage({ bytes }); }
  }
  columns?.push(decoder.decode());
  return { sha256: hash.digest('hex'), bytes, ...columns?.end() };
}
