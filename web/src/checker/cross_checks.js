// What is judged over all texts of a document at once: references, ids, dates, repeated sentences.
import { escapeKey, isGap, isMap, reach } from '../shared/pointers.js';
import { listPlaceholders } from './placeholders.js';
import { listOwnClaims, listPromises } from './promises.js';

const NO_LETTERS = /(?:[\u0000-\u0060\u007b-\u007f…–—’‘“”„«»]|\s)+/u;
const DAY = /^\d{4}-\d\d-\d\d(?:T.*)?$/;

/** Judge all texts of a manifest. `misnamed` has the pointers of keys that cannot be ids. */
export function crossChecks(data, inventory, misnamed, catalogue, findings) {
  const ids = new Identifiers(data, catalogue.references, inventory.unread());
  const empty = listPlaceholders(data, inventory, ids, catalogue, findings);
  listDangling(inventory, ids, empty, misnamed, findings);
  ids.listDuplicates(findings);
  for (const { pointer, text } of inventory.leaves) {
    if (DAY.test(text) && !isInCalendar(text.slice(0, 10)))
      findings.add('DC72', pointer, `${text.slice(0, 10)} is no day of the calendar`);
  }
  listRepeated(inventory.leaves, catalogue.repeated, findings);
  listPromises(data, inventory, catalogue.promises, findings);
  listOwnClaims(data, findings);
}

function isInCalendar(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day) && !day.startsWith('0000');
}

function listDangling(inventory, ids, empty, misnamed, findings) {
  for (const leaf of inventory.leaves) {
    if (leaf.reference && !empty.has(leaf.pointer) && ids.isDangling(leaf)) {
      findings.add('DC69', leaf.pointer, ids.wanted(leaf));
    }
  }
  for (const leaf of inventory.keys) {
    if (!misnamed.has(leaf.pointer) && ids.isDangling(leaf))
      findings.add('DC69', leaf.pointer, ids.wanted(leaf), { key: true });
  }
}

/** The ids of every collection that a reference may lead to. `unread` are places that may have held any id. */
class Identifiers {
  constructor(data, references, unread) {
    this.targets = [...new Set(references.flatMap((reference) => reference.to))];
    const found = this.targets.map((target) => [target, [...idsOf(data, target)]]);
    this.held = new Map(found.map(([target, ids]) => [target, new Map(ids)]));
    this.all = found.flatMap(([, ids]) => ids); // of two parts of one collection, both
    this.lost = new Set(unread.flatMap((pointer) => this.matched(pointer)));
  }

  /** Whether anything has this id. */
  has(text) {
    return [...this.held.values()].some((ids) => ids.has(text));
  }

  isDangling({ text, reference }) {
    if (text === 'none' || reference.or_words?.includes(text)) return false;
    if (reference.to.some((target) => this.held.get(target).has(text))) return false;
    if (reference.or_patterns?.some((pattern) => new RegExp(pattern, 'u').test(text))) return false;
    return !reference.to.some((target) => this.lost.has(`${target} `) || this.lost.has(`${target} ${text}`));
  }

  wanted({ text, reference }) {
    const wanted = reference.to
      .slice(0, 4)
      .map((target) => target.slice(1).replaceAll('/', '.'))
      .join(' or ');
    return `nothing in ${wanted}${reference.to.length > 4 ? ' or …' : ''} has the id "${text}"`;
  }

  /** The collections that a lost value may belong to, each with the id of the one element that is lost, or of any. */
  matched(pointer) {
    const parts = pointer.split('/');
    return this.targets.flatMap((target) => {
      const way = target.split('/');
      if (parts.length > way.length + 1 || parts.length < 2) return [];
      if (!parts.every((part, index) => index >= way.length || way[index] === '*' || way[index] === part)) return [];
      return [`${target} ${parts.length > way.length ? parts.at(-1) : ''}`];
    });
  }

  listDuplicates(findings) {
    const first = new Map();
    for (const [id, pointer] of this.all) {
      const other = first.get(id) ?? pointer;
      first.set(id, other);
      if (other === pointer) continue;
      const [one, later] = inOrder(findings.document, other, pointer);
      first.set(id, one);
      findings.add('DC70', later, `the id "${id}" stands for two things; the other is ${one}`, { key: true });
    }
  }
}

function inOrder(document, one, other) {
  const [a, b] = [document.position(one, true), document.position(other, true)];
  return a.line - b.line || a.column - b.column
    ? (a.line - b.line || a.column - b.column) < 0
      ? [one, other]
      : [other, one]
    : [one, other];
}

function* idsOf(data, path) {
  for (const [pointer, held] of reach(data, path)) {
    if (!isMap(held) || isGap(held) || 'in_dictionary' in held) continue;
    for (const key of Object.keys(held)) if (!key.startsWith('x-')) yield [key, `${pointer}/${escapeKey(key)}`];
  }
}

/** The same sentence as the answer to several items: letters count, case, numbers and signs do not. */
function listRepeated(leaves, { shortest, items }, findings) {
  const answers = new Map();
  for (const leaf of leaves) {
    if ([...leaf.text].length < shortest || !leaf.text.includes(' ')) continue;
    const key = leaf.text.toLowerCase().split(NO_LETTERS).filter(Boolean).join(' ');
    answers.set(key, [...(answers.get(key) ?? []), leaf]);
  }
  for (const same of answers.values()) {
    const codes = new Set(same.map((leaf) => leaf.item));
    if (codes.size >= items)
      findings.add('DC73', same.at(-1).pointer, `the same sentence answers ${[...codes].filter(Boolean).join(', ')}`);
  }
}
