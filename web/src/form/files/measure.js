// The worker that reads a data file. It is made from a blob, so that the policy of the page binds it: it can reach no host.
import source from './digest.worker.js?worker';

/** The digest, size and columns of a file; `progress(bytes)` is called on the way. */
export function measure(file, isTable, progress) {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return new Promise((done, failed) => {
    worker.onmessage = ({ data }) => (data.done ? done(data.done) : data.failed ? failed(new Error(data.failed)) : progress(data.bytes));
    worker.onerror = (event) => failed(new Error(event.message || 'the worker could not start'));
    worker.postMessage({ file, isTable });
  }).finally(() => { worker.terminate(); URL.revokeObjectURL(url); });
}
