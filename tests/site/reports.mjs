// Opens each page from its file in Chromium, light and dark, on a telephone, a tablet and a desktop, and
// prints as JSON what is wrong.
//
// node reports.mjs CHROMIUM FILE…   → {file: {errors, requests, wide, broken, inaccessible, first, screens}}
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];
// A telephone, a tablet (about a window of 1280 px at 200 %), a desktop, and the narrowest screen.
const LOOKS = [['light', 375], ['dark', 768], ['light', 1280], ['dark', 320]];
const HIGH = 900;

const browser = await chromium.launch({ executablePath, args: QUIET });
const tab = await browser.newPage({ reducedMotion: 'reduce' });
let page = null;
tab.on('console', (message) => page.errors.push(message.text()));
tab.on('pageerror', (error) => page.errors.push(String(error)));
tab.on('dialog', (dialog) => { page.errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
tab.on('request', (asked) => asked.url().startsWith('file:') || page.requests.push(asked.url()));

async function inaccessible(look) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, impact, nodes }) => ({ look, id, impact, at: nodes.slice(0, 3).map((node) => node.html) }));
}

// Words of ordinary length that are on two lines.
function brokenWords() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder.checkVisibility() || holder.closest('code, pre, svg, .said, .hidden, script, style')) continue;
    for (const { 0: word, index } of node.data.matchAll(/(?<![^\s(])\p{L}{2,20}(?=[\s.,;:!?)]|$)/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].map(({ top }) => top);
      if (tops.length && Math.max(...tops) - Math.min(...tops) > 6) found.push(word);
    }
  }
  return found.slice(0, 5);
}

const found = {};
for (const file of files) {
  page = found[file] = { errors: [], requests: [], wide: [], broken: [], inaccessible: [], first: '', screens: 0 };
  await tab.setViewportSize({ width: 1280, height: HIGH });
  await tab.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await tab.keyboard.press('Tab');
  page.first = await tab.evaluate(() => document.activeElement.textContent);
  for (const [scheme, width] of LOOKS) {
    await tab.setViewportSize({ width, height: HIGH });
    await tab.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) page.wide.push(`${over} px too wide at ${width} px`);
    page.broken.push(...(await tab.evaluate(brokenWords)).map((word) => `${word} at ${width} px`));
    if (width === 1280) page.screens = await tab.evaluate((high) => document.documentElement.scrollHeight / high, HIGH);
    page.inaccessible.push(...(await inaccessible(`${scheme} ${width}`)));
  }
}
console.log(JSON.stringify(found));
await browser.close();
