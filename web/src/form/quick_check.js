// What the instant checker finds in the text; null where it found nothing to check.
import { checkInstantly } from '../check/instant.js';

/** `published` is `generated/standard.js`. */
export function quickCheck(text, name, published) {
  if (!text.trim()) return null;
  const { verdict, lines, findings } = checkInstantly(text, { name, standard: published, profile: 'core' });
  return lines.length ? { verdict: verdict.conclusion, lines, findings } : null;
}
