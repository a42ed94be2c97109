// A tab of Chromium for the tests of the pages, which notes everything that is wrong in it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

export const launched = (executablePath) => chromium.launch({ executablePath, args: QUIET });

/** What reaches over the right edge, if the page can be scrolled sideways. */
function tooWide() {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > edge + 0.5);
  return wide.slice(-5).map((each) => each.outerHTML.slice(0, 160));
}

export class Tab {
  /** `origin` is where the pages may load from; `wrong` gets what is wrong. While `listens` is false, refusals are wanted. */
  static async opened(browser, origin) {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
    return new Tab(await context.newPage(), origin);
  }

  constructor(page, origin) {
    Object.assign(this, { page, listens: true, wrong: { errors: [], foreign: [], wide: [], inaccessible: [], hostile: [] } });
    const { errors, foreign, hostile } = this.wrong;
    page.on('console', (message) => this.listens && message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => { hostile.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on('request', (request) => this.listens && !/^(blob|data):/.test(request.url()) && !request.url().startsWith(origin) && foreign.push(request.url()));
  }

  /** Looks at the page as it is, in light and wide, in dark and narrow. */
  async look(state) {
    const { page, wrong } = this;
    for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      wrong.wide.push(...(await page.evaluate(tooWide)).map((text) => `${state}, ${width} px: ${text}`));
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false, resultTypes: ['violations'] }));
      for (const { id, nodes } of violations) wrong.inaccessible.push(`${state}, ${colorScheme}: ${id} ${nodes[0].html.slice(0, 160)}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  /** Opens a file under Check, and waits for its text. */
  async open(path) {
    await this.page.setInputFiles('#door-check input[type=file]:not([webkitdirectory]) >> nth=0', path);
    await this.page.waitForFunction((text) => document.querySelector('textarea').value === text, readFileSync(path, 'utf8'));
  }

  door(name) { return this.page.click(`header nav a[href="#${name}"]`); }

  /** Runs the full check; once it is loaded, it runs by itself. */
  async fullCheck() {
    if (await this.page.isVisible('.full button.first')) await this.page.click('.full button.first');
    await this.page.waitForSelector('.verdict[data-check=full]', { timeout: 180_000 });
  }
}
