// The server on this computer (`synthreport serve`), if it is the one that shows the pages.

const key = document.querySelector('meta[name="served"]')?.content;

/** Whether the pages are shown by `synthreport serve`, which can also read the files beside the manifest. */
export const isServed = Boolean(key);

/** Asks the server. `progress(part)` is called while it works, with what is done, from 0 to 1. */
export async function askServer(what, given = {}, progress = () => {}) {
  const answer = await fetch(`/api/${what}`, { method: 'POST', headers: { 'X-Synthreport': key }, body: JSON.stringify(given) });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  for await (const { done, error, answer: result } of lines(answer.body)) {
    if (error !== undefined) throw new Error(error);
    if (done === undefined) return result;
    progress(done);
  }
  throw new Error('the server has ended');
}

/** The lines of a stream, each as data. */
async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = parts.pop();
    yield* parts.map((each) => JSON.parse(each));
  }
}
