// A long text in its sections, `dataset:`, `steps:`, …, and these in their entries. Of a text that is checked with every
// key, only the entry that has changed is read again. What cannot be divided for certain is read in one.
import { plainObject } from '../shared/pointers.js';
import { isOdd } from './scalars.js';

const ENTRY = / *([A-Za-z_][\w-]{0,99}):(?=[ \n]|\r\n|$)/y;
const TITLE = /^ *[A-Za-z_][\w-]*: *\r?\n/;
const LINE = /^( *)(?=[^ \r\n#])/gm;
const ODD = /\r(?!\n)|^ *\t|[\u2028\u2029]/m;
const SHORT = 2000; // characters: below it, a section is read as fast in one

/** The sections of the last text, each with what was read from it. */
export class Sections {
  constructor() {
    this.last = null;
  }

  /** A text as one mapping: `{ data, children, problems, count }`; null if it must be read in one. `read(text, level)` reads
   *  an entry: `{ data, place, problems, count }`, or null. */
  read(text, read) {
    const found = ODD.test(text) ? null : mapping(text, 1, this.last, read);
    if (found) this.last = found;
    return found;
  }
}

/** The entries of a mapping as `{ name, start, text }`, without what is above the first; null if that is not sure. */
function divided(text) {
  const starts = startsOf(text);
  const names = starts?.map((start) => nameAt(text, start));
  if (!names?.length || names.some((name) => name === undefined || isOdd(name)) || new Set(names).size < names.length)
    return null;
  return names.map((name, index) => ({
    name,
    start: starts[index],
    text: text.slice(starts[index], starts[index + 1]),
  }));
}

/** Where the lines start that are as far to the left as the first; null if one is farther. */
function startsOf(text) {
  const lines = Array.from(text.matchAll(LINE));
  const margin = lines[0]?.[1].length;
  if (lines.some(([, blank]) => blank.length < margin)) return null;
  return lines.filter(([, blank]) => blank.length === margin).map(({ index }) => index);
}

function nameAt(text, start) {
  ENTRY.lastIndex = start;
  return ENTRY.exec(text)?.[1];
}

function mapping(text, level, last, read) {
  const parts = divided(text);
  if (!parts) return null;
  const found = { data: plainObject(), children: new Map(), problems: [], count: 0, sections: new Map() };
  for (const part of parts) {
    const before = last?.sections?.get(part.name);
    const section = before?.text === part.text ? before : entry(part, level, before, read);
    if (!section) return null;
    add(section, part, found);
  }
  return found;
}

/** What is read from one entry. */
function entry({ name, text }, level, last, read) {
  const title = text.length > SHORT ? TITLE.exec(text)?.[0] : undefined;
  const inner = title ? mapping(text.slice(title.length), level + 1, last, read) : null;
  const found = inner ? under(name, title, inner, text.length) : read(text, level);
  return found && { text, ...found };
}

/** The entries of a section as an entry themselves: below the title of the section. */
function under(name, title, inner, end) {
  const start = title.length;
  const children = new Map([...inner.children].map(([key, each]) => [key, { ...each, base: each.base + start }]));
  const key = { start: title.indexOf(name), end: title.indexOf(':') };
  const problems = inner.problems.map((each) => moved(each, start, `/${name}`));
  return { ...inner, problems, count: inner.count + 2, place: { start, end, children, isMap: true, key } };
}

function add(section, { name, start }, found) {
  found.sections.set(name, section);
  found.data[name] = section.data;
  found.children.set(name, { ...section.place, base: start });
  found.count += section.count;
  for (const each of section.problems) found.problems.push(moved(each, start, ''));
}

const moved = (problem, by, above) => ({
  ...problem,
  pointer: above + problem.pointer,
  start: problem.start + by,
  end: problem.end + by,
});
