// node served.mjs CHROMIUM URL → what a person does at `synthreport serve`: change, save, verify, measure; as JSON.
import { Tab, launched } from './tab.mjs';

const [executablePath, address] = process.argv.slice(2);
const browser = await launched(executablePath);
const shown = await Tab.opened(browser, new URL(address).origin);
const { page: tab, wrong } = shown;
const status = (selector, pattern) => tab.waitForFunction(([at, text]) => new RegExp(text).test(document.querySelector(at)?.textContent ?? ''), [selector, pattern]);
const COMPUTER = '.full:has(.measure)';

await tab.goto(address, { waitUntil: 'load' });
await tab.waitForSelector('.verdict');
await shown.fullCheck();
const found = { wrong, name: await tab.textContent('.file') };
await tab.click(`${COMPUTER} summary`);
await shown.look('served');
await tab.focus('textarea');
await tab.keyboard.press('Control+End');
await tab.keyboard.type('# typed in a browser\n');
await status('.saving', 'not saved');
await tab.click(`${COMPUTER} button.first`);
await status(`${COMPUTER} [role=status]`, 'Save the text first');
await tab.click('.saving button.first');
await status('.saving', 'Saved on');
await tab.click(`${COMPUTER} button.first`);
await status(`${COMPUTER} [role=status]`, 'files were read');
found.verified = await tab.textContent(`${COMPUTER} [role=status]`);
await tab.selectOption('[name=synthetic]', 'first-synthetic.csv');
await tab.click('.measure button');
await status(`${COMPUTER} [role=status]`, 'results were measured');
found.measured = await tab.textContent(`${COMPUTER} [role=status]`);
await shown.look('measured');
console.log(JSON.stringify(found));
await browser.close();
