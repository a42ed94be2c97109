// A dataset of others, described from the public record through the form: `node write_public_record.mjs CHROMIUM DIST FOLDER TARGET`.
import { writeFileSync } from 'node:fs';
import { Hands, given, inBrowser } from './browser.mjs';

const [, target] = given; // a folder, as for the others

await inBrowser(async (page, address) => {
  const hands = new Hands(page);
  await hands.open(address);
  await hands.say('title', 'Synthetic patients of a published generator');
  await hands.say('author', 'Ada Reader');
  await hands.pick('methods', 'fitted');
  await hands.pick('source', 'persons');
  await hands.apply();
  await hands.go(1);
  await hands.choose('/manifest/basis', 'third_party_from_public_record');
  await hands.fill('/manifest/date', '2026-11-30');
  await hands.add('/manifest/sources_read', 'https://example.org/paper');
  await hands.go(5);
  await hands.gap('/claims/claimed', 'not_reported');
  await hands.go(9);
  await hands.gap('/inputs/source/identifiability', 'not_reported', 'The paper does not say it.');
  await hands.go('finish');
  await page.waitForSelector('.finish h2');
  writeFileSync(target, await hands.save());
});
