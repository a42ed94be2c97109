// The lines of the checklist, and the verdict, as far as the rules that are judged here tell it.
import { isItem } from './catalogue.js';
import { partsOf } from '../shared/pointers.js';

const UNANSWERED = new Set(['missing', 'malformed', 'not_checked']);

/** The state of every line of the checklist. */
export function linesOf(catalogue, data, inventory, states, refused, findings) {
  const broken = brokenLines(catalogue, data, inventory, findings);
  return catalogue.checklist.map((line) => {
    const essential = line.codes.filter(
      (code) => code in states && inventory.level(code) === 'must' && states[code] !== 'not_applicable',
    );
    const open = essential.filter((code) => UNANSWERED.has(states[code]) || refused.has(code));
    const by = [...new Set([...open, ...(broken.get(line.number) ?? [])])];
    return { number: line.number, state: stateOf(essential, by, states), open_for: by };
  });
}

function stateOf(essential, openFor, states) {
  if (openFor.length) return 'open';
  if (!essential.length) return 'not_applicable';
  return essential.some((code) => states[code] === 'gap') ? 'answered_by_an_accepted_gap' : 'answered';
}

/** The codes of binding findings by the lines on which they are; an item that is not essential opens none. */
function brokenLines(catalogue, data, inventory, findings) {
  const found = new Map();
  for (const { code, pointer, level } of findings.kept) {
    if (level !== 'must' || (isItem(code) && inventory.level(code) !== 'must')) continue;
    const item = isItem(code) ? code : catalogue.itemAt(data, partsOf(pointer));
    const number = catalogue.lineOf.get(item)?.number;
    if (number !== undefined) found.set(number, [...(found.get(number) ?? []), code]);
  }
  return found;
}

/** What can be concluded from what was judged. It is final only if nothing can be read: no rule was judged that
 *  compares answers, and one of these may say that the manifest contradicts itself, or is incomplete. */
export function verdictOf(data, lines, findings) {
  if (data === null) return { conclusion: 'cannot be read', final: true };
  if (data.manifest?.basis === 'third_party_from_public_record')
    return { conclusion: 'describes the public record', final: false };
  const isOpen =
    lines.some((line) => line.state === 'open') || findings.kept.some((finding) => finding.level === 'must');
  return { conclusion: isOpen ? 'incomplete' : 'complies', final: false };
}
