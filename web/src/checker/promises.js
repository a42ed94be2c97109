// Promises of privacy outside the claims, and claims under keys that nobody judges.
import { get, isGap, isMap } from '../shared/pointers.js';
import { unicodePattern } from './placeholders.js';

const SENTENCE = /[.;!?]\s+|\n/u;
const PRIVACY_CLAIMS = '/privacy/claims';

/** List every promise of privacy in prose that no claim makes. */
export function listPromises(data, inventory, listed, findings) {
  const kinds = Object.entries(listed.kinds).filter(([kind]) => !isMade(kind, data));
  const elsewhere = new RegExp(listed.not_at, 'u');
  for (const { pointer, text, reference } of [...inventory.leaves, ...inventory.ownWords]) {
    if (reference || !text.includes(' ') || elsewhere.test(pointer)) continue;
    const kind = promiseIn(text.toLowerCase(), Object.entries(listed.kinds), listed);
    if (kinds.some(([open]) => open === kind))
      findings.add('DC75', pointer, `"${text.trim()}" promises what only a claim with its evidence can`);
  }
}

/** The kind of the first promise in a text; undefined if it makes none. */
function promiseIn(text, kinds, { answered, doubt }) {
  const likely = kinds.filter(([, { hints }]) => hints.some((hint) => text.includes(hint)));
  if (!likely.length) return undefined;
  for (const each of text.split(SENTENCE)) {
    const sentence = each.replace(unicodePattern(answered), '');
    const found = likely.find(([, kind]) => promises(sentence, kind, doubt));
    if (found) return found[0];
  }
  return undefined;
}

/** Whether a sentence makes a promise of a kind, and nothing beside it takes it back. */
function promises(sentence, { hints, patterns }, doubt) {
  if (!hints.some((hint) => sentence.includes(hint))) return false;
  for (const pattern of patterns) {
    const found = unicodePattern(pattern).exec(sentence);
    if (found)
      return !unicodePattern(doubt).test(
        `${sentence.slice(0, found.index)} … ${sentence.slice(found.index + found[0].length)}`,
      );
  }
  return false;
}

/** Whether a promise of a kind is made where it is judged, or is true. */
function isMade(kind, data) {
  const claims = get(data, PRIVACY_CLAIMS);
  const areMade = isMap(claims) && !isGap(claims);
  if (kind === 'identity') return areMade;
  const itsClaim = { law: 'legal_anonymity', formal: 'differential_privacy' }[kind];
  if (itsClaim) return areMade && (claims[itsClaim] ?? 'none') !== 'none';
  const inputs = get(data, '/inputs');
  return !isMap(inputs) || !Object.values(inputs).some((input) => isMap(input) && input.level === 'person');
}

/** List every claim of privacy under a key of the author's own. */
export function listOwnClaims(data, findings) {
  const claims = get(data, PRIVACY_CLAIMS);
  if (!isMap(claims) || isGap(claims)) return;
  for (const key of Object.keys(claims).filter((each) => each.startsWith('x-'))) {
    findings.add('DC76', `${PRIVACY_CLAIMS}/${key}`, `nobody judges what ${key} claims`);
  }
}
