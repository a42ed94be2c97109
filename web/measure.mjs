// How long the pages take, as medians in a table: `node build.mjs --full && node measure.mjs`.
//
// Sizes are gzip's. Times are on the clock of this machine, busy or not; `processor` is what the check itself used.
// CHROMIUM names the browser if it is not found under its usual names.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { check, Standard } from './src/checker/index.js';
import { evaluator } from './src/shared/evaluate.js';
import published from './generated/standard.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TRIAL = here('../examples/tabular-trial/synthreport.yaml');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];
const ms = (time) => `${time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(1)} s`}`;
const row = (what, ...cells) => console.log(`| ${[what, ...cells].join(' | ')} |`);

/** The trial with entries of its results again, until it is long enough. */
function long(characters) {
  const text = readFileSync(TRIAL, 'utf8');
  const [, results] = /^results:\n((?: .*\n|\n)+)/m.exec(text);
  const again = (round) => results.replace(/^ {2}(\w+):/gm, `  $1_${round}:`);
  let more = '';
  for (let round = 2; text.length + more.length < characters; round += 1) more += again(round);
  return text.replace(results, results + more);
}

/** The medians of some runs: the time on the clock, and the time of the processor. */
function timed(run, runs = 41) {
  const [clock, processor] = [[], []];
  for (let index = 0; index < runs; index += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    run(index);
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  return [median(clock), median(processor)];
}

function instant() {
  const standard = new Standard(published, evaluator(published.shape));
  const text = long(100_000);
  const typed = (index) => text.replace(/^( {4}value: )/m, `$1${index}`);
  const size = `${(text.length / 1000).toFixed(0)} KB, ${text.split('\n').length} lines`;
  const whole = timed((index) => { standard.sections.last = null; check(typed(index), { standard }); });
  row(`instant check of ${size}, all of it read`, ...whole.map(ms));
  row(`instant check of ${size}, after a key in its longest section`, ...timed((index) => check(typed(index), { standard })).map(ms));
}

async function serving() {
  const server = createServer(({ url }, response) => {
    const file = join(here('dist'), url.split('?')[0].replace(/\/$/, '/index.html'));
    if (!existsSync(file)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-encoding': 'gzip', 'cache-control': 'max-age=600' });
    createReadStream(file).pipe(createGzip()).pipe(response);
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => { server.once('listening', ready); });
  return [server, `http://127.0.0.1:${server.address().port}/`];
}

async function withPage(address, use) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'] });
  try { return await use(await browser.newContext({ locale: 'en-GB' }), address); } finally { await browser.close(); }
}

/** From the first request until the form can be filled in, in a browser that has never seen it. */
const firstUse = (context, address) => context.newPage().then(async (page) => {
  const start = performance.now();
  await page.goto(`${address}#write`);
  await page.waitForSelector('.write .page input');
  return performance.now() - start;
});

/** A key in a field of the form, with the trial in it: until the field is laid out, and the longest task that follows. */
async function keystrokes(context, address) {
  const page = await context.newPage();
  await page.goto(`${address}#write`);
  await page.waitForSelector('.write .page');
  await page.setInputFiles('.write .bar input[type=file]', TRIAL);
  await page.waitForSelector('.taken li');
  await page.click('.lines a[href="#write/1"]');
  await page.waitForTimeout(4000);
  return page.evaluate(async () => {
    const [times, tasks] = [[], []];
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)));
    const field = document.querySelector('textarea[data-pointer="/dataset/version"]');
    for (let key = 0; key < 15; key += 1) {
      const start = performance.now();
      field.value += '1';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.getBoundingClientRect();
      times.push(performance.now() - start);
      if (key === 0) watch.observe({ type: 'longtask' });
      await new Promise((done) => { setTimeout(done, 700); });
    }
    return { times, tasks: tasks.length ? tasks : [0] };
  });
}

/** From the click until the first verdict, then a check again. */
async function fullCheck(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.click('.drop .plain');
  const start = performance.now();
  await page.click('.full button.first');
  await page.waitForSelector('.verdict[data-check=full]', { timeout: 300_000 });
  const first = performance.now() - start;
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    await page.fill('textarea', `${await page.inputValue('textarea')}# ${run}\n`);
    await page.waitForSelector('.verdict[data-check=instant]');
    const again = performance.now();
    await page.waitForSelector('.verdict[data-check=full]'); // once it is loaded, it runs by itself
    times.push(performance.now() - again);
  }
  await page.close();
  return [first, median(times)];
}

row('what', 'median', 'processor');
row('---', '---', '---');
instant();
const kilobytes = (name) => gzipSync(readFileSync(here(`dist/${name}`)), { level: 9 }).length / 1000;
row('form, instant check and standard, transferred', `${(kilobytes('app.js') + kilobytes('style.css') + kilobytes('index.html')).toFixed(0)} KB`, '');
const [server, address] = await serving();
const opened = [];
for (let run = 0; run < 7; run += 1) opened.push(await withPage(address, firstUse));
row('first use: until the form can be filled in', ms(median(opened)), '');
const { times, tasks } = await withPage(address, keystrokes);
row('a key in the form, in a manifest of 2,485 lines', ms(median(times)), '');
row('the longest task after a pause of 0.4 s: lines, preview, draft', ms(median(tasks)), '');
const full = ['worker.js', 'pyodide.asm.wasm', 'python_stdlib.zip', 'python.zip'].map((name) => kilobytes(`full/${name}`));
row('full check, transferred', `${(full.reduce((sum, each) => sum + each, 0) / 1000).toFixed(1)} MB`, '');
await withPage(address, async (context) => {
  const [cold, again] = await fullCheck(context, address);
  row('full check, first verdict, nothing loaded yet', ms(cold), '');
  const warm = [];
  for (let run = 0; run < 3; run += 1) warm.push((await fullCheck(context, address))[0]);
  row('full check, first verdict, files in the cache of the browser', ms(median(warm)), '');
  row('full check, each further one, 0.8 s after the last key', ms(again), '');
});
server.close();
