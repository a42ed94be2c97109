// The built pages in an installed Chromium: a server of the one folder, a page, and hands for the form.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** `node some.mjs CHROMIUM DIST …`: where the browser and the built pages are, and the rest. */
export const [executablePath, dist, ...given] = process.argv.slice(2);

function served(request, response) {
  const path = request.url.split('?')[0].replace(/\/$/, '/index.html');
  try {
    const content = readFileSync(join(dist, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(content);
  } catch { response.writeHead(404).end(); }
}

/** Runs `use(page, address)` in a fresh browser; throws what the page threw. */
export async function inBrowser(use, options = {}) {
  const server = createServer(served).listen(0, '127.0.0.1');
  await new Promise((ready) => { server.once('listening', ready); });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const faults = [];
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 }, acceptDownloads: true, ...options })).newPage();
    page.on('pageerror', (error) => faults.push(error.stack));
    page.setDefaultTimeout(15_000);
    const found = await use(page, `http://127.0.0.1:${server.address().port}/`);
    if (faults.length) throw new Error(faults.join('\n'));
    return found;
  } catch (error) {
    if (faults.length) error.message += `\nin the page: ${faults.join('\n')}`;
    throw error;
  } finally {
    await browser.close();
    server.close();
  }
}

/** What a person does in the form, each by the place of the answer. */
export class Hands {
  constructor(page) { this.page = page; }

  async open(address) {
    await this.page.goto(`${address}#write`);
    await this.page.waitForSelector('.write .page');
  }

  answer(pointer) { return this.page.locator(`[data-answer="${pointer}"]`).first(); }

  /** Opens the page of a line, or `start` and `finish`. */
  async go(page) {
    const link = this.page.locator(`.write .lines a[href="#write/${page}"]`);
    if (!await link.isVisible()) await this.page.locator('.write .others summary').click();
    await link.click();
  }

  /** Opens what can be said besides until the answer is there. */
  async show(pointer) {
    for (let tries = 0; tries < 6 && !await this.answer(pointer).count(); tries += 1) {
      const closed = this.page.locator('.write .page details.more:not([open]) > summary');
      const count = await closed.count();
      for (let each = count - 1; each >= 0; each -= 1) await closed.nth(each).click();
      const rows = this.page.locator(`.answers [data-part=details][aria-expanded=false]`);
      if (!count) for (let left = await rows.count(); left > 0; left = await rows.count()) await rows.first().click();
    }
    return this.answer(pointer);
  }

  async fill(pointer, text) {
    const cell = this.page.locator(`.answers :is(input, textarea)[data-pointer="${pointer}"]`);
    const field = await cell.count() ? cell.first() : (await this.show(pointer)).locator(`:is(input, textarea)[data-pointer="${pointer}"]`).first();
    await field.fill(String(text));
    await field.blur();
  }

  async choose(pointer, value) {
    const cell = this.page.locator(`select[data-pointer="${pointer}"]:not(.ways)`);
    if (!await cell.count()) await this.show(pointer);
    if (await cell.count()) {
      await cell.first().focus();
      await cell.first().selectOption(String(value));
    } else await this.page.locator(`input[type=radio][data-pointer="${pointer}"][data-value="${value}"]`).check();
  }

  /** Marks values of a list. */
  async mark(pointer, ...values) {
    await this.show(pointer);
    for (const value of values) await this.page.locator(`input[type=checkbox][data-pointer="${pointer}"][data-value="${value}"]`).check();
  }

  /** Answers in another way: none, gap, other, … */
  async way(pointer, name) {
    const ways = (await this.show(pointer)).locator(`select.ways[data-pointer="${pointer}"]`).first();
    await ways.selectOption({ label: name });
  }

  async none(pointer) { await this.way(pointer, 'none'); }

  async gap(pointer, kind, reason) {
    await this.way(pointer, 'no answer, because …');
    await this.page.locator(`input[data-pointer="${pointer}/gap"][data-value="${kind}"]`).check();
    if (reason) { const field = this.page.locator(`textarea[data-pointer="${pointer}/reason"]`); await field.fill(reason); await field.blur(); }
  }

  /** Adds an element or an entry by typing it into the field for the next one. */
  async add(pointer, ...texts) {
    const fields = this.page.locator(`[data-part=adder][data-pointer="${pointer}"], [data-part=adder][data-pointer^="${pointer}/"]`);
    if (!await fields.count()) await this.show(pointer);
    for (const text of texts) { await fields.last().fill(text); await fields.last().press('Enter'); }
  }

  /** Adds a name with its value. */
  async pair(pointer, name, value) {
    await this.show(pointer);
    await this.page.locator(`[data-part=key][data-pointer="${pointer}"]`).fill(name);
    const field = this.page.locator(`[data-part=value][data-pointer="${pointer}"]`);
    await field.fill(value);
    await field.press('Tab');
  }

  async say(key, text) { await this.page.locator(`input[data-said="${key}"]`).fill(text); }

  async use(name, word) { await this.page.locator(`select[data-said=uses][data-value=${name}]`).selectOption(word); }

  async apply() { await this.page.locator('[data-part=apply]').click(); }

  /** Chooses files on the first page, and waits until they are read. */
  async drop(paths) {
    await this.page.setInputFiles('.drop input[multiple]', paths);
    await this.page.waitForFunction((count) => { const taken = [...document.querySelectorAll('.taken li')]; return taken.length === count && !taken.some((each) => each.textContent.includes('%')); }, paths.length);
  }

  async pick(key, ...values) { for (const value of values) await this.page.locator(`[data-said="${key}"][data-value="${value}"]`).check(); }

  async text() { return this.page.locator('.write .yaml').inputValue(); }

  /** Types a text into the file beside the form. */
  async type(text) {
    await this.page.locator('.write .yaml').evaluate((area, typed) => { area.focus(); area.value = typed; area.dispatchEvent(new Event('input', { bubbles: true })); area.blur(); }, text);
  }

  /** The labels of the lines that are open. */
  async openLines() {
    await this.page.waitForTimeout(600);
    return this.page.locator('.write .lines li.open a').allInnerTexts();
  }

  /** Saves the file, as a person does; returns its text. */
  async save() {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.locator('.write .bar button.first').click()]);
    return readFileSync(await download.path(), 'utf8');
  }
}
