// Visits every page of the built site in Chromium, one tab for all, and tells as JSON what is wrong with each.
//
// node walk.mjs CHROMIUM ORIGIN PAGE…   → {page: {errors, foreign, wide, inaccessible}}, and under "search" what
// the words tried there found, and under "forward" where the address of a code leads.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [executablePath, origin, ...paths] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];
const SCHEMES = { light: { width: 1280, height: 900 }, dark: { width: 320, height: 640 } };

const browser = await chromium.launch({ executablePath, args: QUIET });
const tab = await browser.newPage({ reducedMotion: 'reduce' });
let page = null; // what is being found out about the page that is open
tab.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
tab.on('pageerror', (error) => page.errors.push(String(error)));
tab.on('response', (answer) => answer.status() >= 400 && page.errors.push(`${answer.status()} ${answer.url()}`));
tab.on('request', (asked) => asked.url().startsWith(origin) || asked.url().startsWith('data:') || page.foreign.push(asked.url()));

// Elements that reach over the right edge, where the page as a whole can be scrolled sideways.
function tooWide() {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > edge + 0.5);
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((each) => each.outerHTML.slice(0, 120))];
}

async function inaccessible(scheme) {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, impact, nodes }) => ({ scheme, id, impact, at: nodes.slice(0, 3).map((node) => node.html) }));
}

async function visit(path) {
  page = { errors: [], foreign: [], wide: [], inaccessible: [] };
  await tab.goto(origin + path, { waitUntil: 'load' });
  for (const [scheme, size] of Object.entries(SCHEMES)) {
    await tab.setViewportSize(size);
    await tab.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    page.wide.push(...(await tab.evaluate(tooWide)).map((text) => `${size.width} px: ${text}`));
    page.inaccessible.push(...(await inaccessible(scheme)));
  }
  return page;
}

async function search(words) {
  await tab.setViewportSize(SCHEMES.light);
  await tab.goto(origin, { waitUntil: 'load' });
  await tab.fill('#search', words);
  await tab.waitForSelector('#found .count', { timeout: 10000 });
  const links = await tab.$$eval('#found a', (each) => each.map((link) => ({ href: link.href, text: link.textContent })));
  await tab.click('#found a').catch(() => null);
  await tab.waitForLoadState();
  return { links, opened: tab.url(), inaccessible: await inaccessible('light') };
}

async function follow(path) {
  await tab.goto(origin + path);
  await tab.waitForURL(/#/);
  return tab.url();
}

const found = {};
for (const path of paths) found[path] = await visit(path);
page = { errors: [], foreign: [], wide: [], inaccessible: [] };
const searched = {};
for (const words of ['PM54', 'seed', 'zzzyx']) searched[words] = await search(words);
const forward = await follow('1.0/PM54/');
console.log(JSON.stringify({ pages: found, search: searched, forward, rest: page }));
await browser.close();
