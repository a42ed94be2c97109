// node pages.mjs CHROMIUM DIST EXAMPLES → what Chromium finds in the built pages, as JSON.
//
// Opens both builds: the site, below a server on this machine, and the one file, from the disk with the network off.
// `reports`: the report for programs on each example. `escaped`: which ways out reached a listening server. `wrong`:
// errors, requests to others, elements that are too wide, what is not accessible, and markup made of hostile text.
import { createReadStream, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tab, launched } from './tab.mjs';

const [executablePath, dist, ...examples] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };

/** A server on this machine: its origin, and every request that it got. */
async function serving(answer) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    answer(request.url.split('?')[0], response);
  });
  server.on('clientError', ({ code }, socket) => { // a call of WebRTC, say
    if (code.startsWith('HPE_')) asked.push('what is no request');
    socket.destroy();
  });
  server.on('upgrade', (request, socket) => {
    asked.push(request.url);
    socket.destroy();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, asked, server };
}

const site = await serving((path, response) => {
  const file = join(dist, path.replace(/\/$/, '/index.html'));
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  return createReadStream(file).pipe(response);
});
const elsewhere = await serving((path, response) => response.writeHead(200, { 'access-control-allow-origin': '*' }).end('ok'));

const browser = await launched(executablePath);
const shown = await Tab.opened(browser, site.origin);
const { page: tab, wrong } = shown;

/** The text of a report, as the page shows it for reading. */
async function report(kind) {
  await tab.selectOption('.full select', kind);
  await tab.waitForFunction(() => document.querySelector('.full [role=status]').textContent === '');
  return tab.evaluate(() => document.querySelector('pre.report').textContent);
}

const HOSTILE = `synthreport: "1.0"
manifest: {basis: creator}
dataset:
  title: "</textarea><img src=x onerror=alert(1)><script>alert(2)</script>"
  identifiers: ["javascript:alert(3)", "https://x.invalid/\\"onmouseover=alert(4)"]
  version: "<svg onload=alert(5)>"
limitations: {a: {text: "<b id=pwned>bold</b>"}}
"<img src=x onerror=alert(6)>": 1
`;

/** Every way out of a page or a worker that a policy can close, each tried in the browser against one address. Nothing is
 *  awaited for long. A policy cannot close `preconnect`, which sends nothing, and leaving the page for another. */
async function tryWaysOut(address) {
  const attempts = {
    fetch: () => fetch(`${address}/fetch`, { mode: 'no-cors' }),
    xhr: () => new Promise((done) => { const xhr = new XMLHttpRequest(); xhr.onloadend = done; xhr.open('GET', `${address}/xhr`); xhr.send(); }),
    socket: () => new WebSocket(`${address.replace('http', 'ws')}/socket`),
    events: () => new EventSource(`${address}/events`),
    script: () => import(`${address}/script.js`),
    worker: () => new Worker(`${address}/worker.js`),
    beacon: () => navigator.sendBeacon?.(`${address}/beacon`, 'x'),
    transport: () => new WebTransport(`${address.replace('http', 'https')}/transport`),
    font: () => new FontFace('x', `url(${address}/font)`).load(),
    call: () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `turn:${address.slice(7)}?transport=tcp`, username: 'x', credential: 'x' }] });
      peer.createDataChannel('x');
      return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    },
  };
  const inPage = typeof document === 'undefined' ? {} : {
    sound: () => new Audio(`${address}/sound`).play(),
    ...Object.fromEntries([['video', 'src'], ['object', 'data'], ['embed', 'src'], ['track', 'src']].map(([tag, name]) => [tag, () => {
      const element = document.createElement(tag);
      element[name] = `${address}/${tag}`;
      document.body.append(element);
      setTimeout(() => element.remove(), 500);
    }])),
    imported: () => { const style = document.createElement('style'); style.textContent = `@import url(${address}/imported);`; document.head.append(style); },
    service: () => navigator.serviceWorker.register(`${address}/service.js`),
    image: () => { new Image().src = `${address}/image`; },
    style: () => { document.body.style.backgroundImage = `url(${address}/style)`; },
    form: () => {
      const form = document.createElement('form');
      Object.assign(form, { action: `${address}/form`, method: 'post', target: '_blank' });
      document.body.append(form);
      form.submit();
      form.remove();
    },
    frame: () => { const frame = document.createElement('iframe'); frame.src = `${address}/frame`; document.body.append(frame); setTimeout(() => frame.remove(), 500); },
    ...Object.fromEntries(['prefetch', 'preload', 'stylesheet', 'modulepreload', 'manifest', 'icon', 'dns-prefetch', 'prerender'].map((rel) => [rel, () => {
      const link = document.createElement('link');
      Object.assign(link, { rel, href: `${address}/${rel}`, as: 'fetch' });
      document.head.append(link);
      setTimeout(() => link.remove(), 500);
    }])),
  };
  for (const attempt of Object.values({ ...attempts, ...inPage })) {
    try { await Promise.race([attempt(), new Promise((done) => setTimeout(done, 300))]); } catch { /* refused */ }
  }
  await new Promise((done) => setTimeout(done, 600));
}

const found = { reports: {}, escaped: [], wrong };

await tab.goto(`${site.origin}/`, { waitUntil: 'load' });
await tab.keyboard.press('Tab');
found.first = await tab.evaluate(() => document.activeElement.textContent);
await shown.look('empty');
await shown.door('write');
await shown.look('write, empty');
await shown.door('read');
await shown.look('read, empty');
await tab.click('#door-read .drop .plain');
await tab.waitForSelector('.card');
await shown.look('read, example');
await shown.door('check');
await shown.open(examples[0]);
await tab.waitForSelector('.finding');
await shown.look('findings');
found.megabytes = await tab.textContent('.full p');
await shown.fullCheck();
await shown.look('full check');
for (const example of examples) {
  await shown.open(example);
  await shown.fullCheck();
  found.reports[example] = await report('json');
}
await tab.selectOption('.full select', 'letter-de');
const frame = tab.frameLocator('iframe.report');
found.letter = await frame.locator('html[lang=de] body').textContent();
await tab.selectOption('.full select', 'html');
shown.listens = false; // Chromium notes that a script of this test may not run there
const link = frame.locator('a[href^="#1.0"]').last();
const target = await link.evaluate((each) => { each.click(); return each.getAttribute('href'); }); // no script runs there
found.linked = [target, await link.evaluate(() => location.hash)];
shown.listens = true;
await shown.door('write');
await shown.look('write');
await shown.door('read');
await shown.look('read');
await tab.click('.languages [lang=de]');
await shown.look('gelesen');
await shown.door('check');
await shown.look('geprüft');

const before = site.asked.length;
shown.listens = false;
await tab.evaluate(tryWaysOut, elsewhere.origin);
await tab.evaluate(tryWaysOut, site.origin);
for (const worker of tab.workers()) {
  await worker.evaluate(tryWaysOut, elsewhere.origin);
  await worker.evaluate(tryWaysOut, site.origin);
}
found.workers = tab.workers().length;
found.escaped = [...elsewhere.asked, ...site.asked.slice(before)];

shown.listens = true;
const folder = mkdtempSync(join(tmpdir(), 'pages-'));
writeFileSync(join(folder, 'synthreport.yaml'), HOSTILE);
await shown.open(join(folder, 'synthreport.yaml'));
await shown.fullCheck();
await report('markdown');
await shown.door('read');
await tab.waitForSelector('.card');
wrong.hostile.push(...(await tab.evaluate(() => [...document.querySelectorAll('#pwned, main img, main script, [onerror], a[href^="javascript:"]')].map((each) => each.outerHTML))));

writeFileSync(join(folder, 'ours.yaml'), 'profile: ours\nversion: "1.0"\nextends: teaching\ntitle: Ours\ntext: For a test.\n');
await shown.door('check');
await shown.open(examples[0]);
await tab.setInputFiles('#door-check input[type=file]:not([webkitdirectory]) >> nth=0', join(folder, 'ours.yaml'));
await tab.waitForFunction(() => document.querySelector('.profile select').selectedOptions[0].textContent.startsWith('ours.yaml'));
await shown.fullCheck();
found.profile = JSON.parse(await report('json')).documents[0].verdict.profile;

writeFileSync(join(folder, 'large.yaml'), 'x'.repeat(50 * 1024 * 1024));
await shown.door('check');
await tab.setInputFiles('#door-check input[type=file]:not([webkitdirectory]) >> nth=0', join(folder, 'large.yaml'));
await tab.waitForSelector('#door-check > .alert:not([hidden])');
found.refused = await tab.textContent('#door-check > .alert');

const alone = await browser.newContext({ offline: true, locale: 'en-GB' });
const page = await alone.newPage();
page.on('pageerror', (error) => wrong.errors.push(`one file: ${error}`));
page.on('console', (message) => message.type() === 'error' && wrong.errors.push(`one file: ${message.text()}`));
await page.goto(pathToFileURL(join(dist, 'synthreport.html')).href);
await page.setInputFiles('#door-check input[type=file]:not([webkitdirectory]) >> nth=0', examples[0]);
await page.waitForSelector('.finding');
found.offline = await page.evaluate(() => document.querySelectorAll('.finding').length);

console.log(JSON.stringify(found));
await browser.close();
site.server.close();
elsewhere.server.close();
