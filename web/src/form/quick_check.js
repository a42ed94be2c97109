// What the instant checker finds in the text; null where it found nothing to check.
import { checkInstantly } from '../check/instant.js';

/** `published` is `generated/standard.js`. */
export function quickCheck(text, name, published) {
  if (!text.trim()) return null;
  const { verdict, lines, findings } = checkInstantly(text, { name, standard: published, profile: 'core' });
  const described = findings.map((each) => ({ ...each, fix: (published.catalogue.items[each.code] ?? published.catalogue.rules[each.code])?.fix }));
  return lines.length ? { verdict: verdict.conclusion, lines, findings: described } : null;
}
