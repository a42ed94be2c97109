// Gaps that do not answer: of an essential item all but those that its line accepts, and those that the profile refuses.

import { get } from '../shared/pointers.js';

/** List every gap that leaves items open; returns these items. */
export function listRefusedGaps(inventory, catalogue, findings) {
  const open = new Set();
  for (const gaps of byPlace(inventory.gaps).values()) {
    const [{ pointer, kind, item }] = gaps;
    const codes = new Set(
      gaps.flatMap((gap) => gap.codes.filter((code) => leavesOpen(catalogue, inventory, gap, code))),
    );
    const [first] = [...codes].sort(
      (one, other) => rank(catalogue, inventory, one, item) - rank(catalogue, inventory, other, item),
    );
    if (!first) continue;
    codes.forEach((code) => open.add(code));
    findings.add(first, pointer, `the gap \`${kind}\` leaves ${named(catalogue, first)} open`, {
      level: inventory.level(first),
    });
  }
  return open;
}

/** The line of the checklist that an item is on, in words. */
function named(catalogue, code) {
  const line = catalogue.lineOf.get(code);
  return line ? `line ${line.number} (${line.label}) of the checklist` : code;
}

function byPlace(gaps) {
  const places = new Map();
  for (const gap of gaps) places.set(gap.pointer, [...(places.get(gap.pointer) ?? []), gap]);
  return places;
}

function leavesOpen(catalogue, inventory, { pointer, kind, key }, code) {
  if (isHidden(catalogue.hidden, pointer, get(inventory.data, pointer))) return false;
  const policy = catalogue.profile.gaps[code];
  if (policy && !policy.accepts.includes(kind)) return true;
  const accepted = catalogue.lineOf.get(code)?.gaps ?? [];
  return key.has(code) && inventory.level(code) === 'must' && !accepted.includes(kind);
}

/** Whether a gap is the one that an anonymous copy has at this place. */
function isHidden({ gap, at }, pointer, answer) {
  const keys = pointer.split('/');
  const fits = (place) => place.length === keys.length && place.every((part, n) => part === '*' || part === keys[n]);
  const names = Object.keys(gap);
  const same = names.length === Object.keys(answer).length && names.every((name) => answer[name] === gap[name]);
  return same && at.some((place) => fits(place.split('/')));
}

/** The essential items first, of these the item at the place of the gap, then the order of the checklist. */
function rank(catalogue, inventory, code, own) {
  const line = catalogue.lineOf.get(code)?.number ?? 0;
  return (inventory.level(code) !== 'must') * 20_000 + (code !== own) * 10_000 + line;
}
