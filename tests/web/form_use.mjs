// node form_use.mjs CHROMIUM DIST EXAMPLES → how the form can be used, as JSON: what is not accessible or too wide in each
// state, what the keyboard reaches, what survives, and how long things take.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hands, given, inBrowser } from './browser.mjs';

const [examples] = given;
const require = createRequire(new URL('../../web/package.json', import.meta.url));
const axe = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const long = `${examples}/tabular-trial/synthreport.yaml`;
const found = { inaccessible: [], wide: [] };

const taken = (page) => page.waitForFunction(() => /taken over|übernommen/.test(document.querySelector('.taken li:last-child')?.textContent ?? ''));

async function openLong(page, hands, address) {
  await hands.open(address);
  await page.setInputFiles('.write .bar input[type=file]', long);
  await taken(page);
}

/** What a person cannot use in the state that the page is in. */
async function look(page, state) {
  const broken = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map((each) => each.id + ' ' + each.nodes[0].html.slice(0, 120)))`);
  found.inaccessible.push(...broken.map((each) => `${state}: ${each}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) found.wide.push(state);
}

for (const [name, options] of Object.entries({ wide: { locale: 'en-GB' }, narrow: { locale: 'de-DE', viewport: { width: 320, height: 800 } }, dark: { locale: 'en-GB', colorScheme: 'dark' } })) {
  await inBrowser(async (page, address) => {
    const hands = new Hands(page);
    await hands.open(address);
    await look(page, `${name}, empty`);
    await openLong(page, hands, address);
    for (const line of name === 'dark' ? [2] : [1, 2, 8, 17, 19, 'finish']) {
      await page.evaluate((target) => document.querySelector(`.lines a[href="#write/${target}"]`).click(), line);
      await page.evaluate(() => { for (const each of document.querySelectorAll('details.more')) each.open = true; });
      await page.waitForTimeout(300);
      await look(page, `${name}, line ${line}`);
    }
    await hands.type('dataset: [a\nb: c');
    await page.waitForSelector('.broken:not([hidden])');
    await look(page, `${name}, broken`);
  }, options);
}

// By keyboard alone: the first line is opened, a kind chosen, a text typed, an entry added and renamed, all undone.
found.keyboard = await inBrowser(async (page, address) => {
  await new Hands(page).open(address);
  const key = (name) => page.keyboard.press(name);
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 400; presses += 1) {
      if (await page.evaluate((each) => document.activeElement.matches(each), selector)) return;
      await key('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };
  await tabTo('[data-said=title]');
  await page.keyboard.type('By keyboard');
  await tabTo('[data-part=apply]');
  await key('Enter');
  await tabTo('.skip');
  await tabTo('.lines a[href="#write/7"]');
  await key('Enter');
  await tabTo('[data-part=adder][data-pointer="/inputs"]');
  await page.keyboard.type('Trial of Müller');
  await key('Enter');
  await page.waitForFunction(() => document.activeElement.dataset.part === 'id');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('trial');
  await key('Tab');
  await tabTo('select[data-pointer="/inputs/trial/kind"]');
  await page.keyboard.type('Dataset');
  await page.waitForFunction(() => document.querySelector('.yaml').value.includes('kind: dataset'));
  const written = await page.locator('.yaml').inputValue();
  for (let undone = 0; undone < 12; undone += 1) await key('Control+Z');
  return { written, undone: await page.locator('.yaml').inputValue() };
});

// What was typed survives a reload; a browser that keeps nothing says so, and the file can still be saved.
found.draft = await inBrowser(async (page, address) => {
  const hands = new Hands(page);
  await hands.open(address);
  await hands.go(1);
  await hands.fill('/dataset/version', '1.0.0');
  await page.waitForSelector('.draft:has-text("Kept in this browser")');
  await page.reload();
  await page.waitForSelector('.write .page');
  const back = await hands.text();
  await page.locator('.write .buttons .plain').last().click();
  const cleared = await hands.text();
  await page.locator('.write .buttons button', { hasText: 'Undo' }).click();
  return { back, cleared, restored: await hands.text() };
});
found.denied = await inBrowser(async (page, address) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  const hands = new Hands(page);
  await hands.open(address);
  await hands.go(1);
  await hands.fill('/dataset/version', '1.0.0');
  await page.waitForSelector('.draft[role=alert]');
  return { said: await page.locator('.draft').innerText(), saved: await hands.save() };
});

// Broken text: the place is named, the form is usable, and the change can be taken back.
found.broken = await inBrowser(async (page, address) => {
  const hands = new Hands(page);
  await openLong(page, hands, address);
  const whole = await hands.text();
  await hands.type(whole.replace('  funding: none', '  funding: [none'));
  await page.waitForSelector('.broken:not([hidden])');
  const said = await page.locator('.broken').innerText();
  await hands.go(1);
  await hands.fill('/dataset/version', 'still-usable');
  const typed = (await hands.text()).includes('version: still-usable');
  await page.locator('.broken .plain').click();
  await page.locator('.broken .plain').click();
  return { said, typed, same: (await hands.text()) === whole };
});

// Times, printed and not judged.
found.times = await inBrowser(async (page, address) => {
  const hands = new Hands(page);
  await openLong(page, hands, address);
  await hands.go(1);
  await page.waitForTimeout(3000);
  const keystroke = await page.evaluate(() => {
    const field = document.querySelector('textarea[data-pointer="/dataset/version"]');
    const times = Array.from({ length: 41 }, () => {
      const start = performance.now();
      field.value += '1';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.getBoundingClientRect();
      return performance.now() - start;
    });
    return times.sort((one, other) => one - other)[20];
  });
  const lines = (await hands.text()).split('\n').length;
  await hands.go('start');
  const digest = await page.evaluate(async () => {
    const start = performance.now();
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(200e6)], 'large.bin'));
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    while (!/large\.bin: digest/.test(document.querySelector('.taken')?.textContent ?? '')) await new Promise((wait) => { setTimeout(wait, 50); });
    return performance.now() - start;
  });
  await page.waitForTimeout(600);
  return { lines, keystroke_ms: keystroke, digest_200_MB_ms: digest, sha256: /path: large\.bin\n(?: .*\n)*? *sha256: (\w+)/.exec(await hands.text())?.[1] };
});

console.log(JSON.stringify(found));
