// The pipeline as a graph, from left to right: what each step takes, and what it makes.
import { h, svg } from '../shared/dom.js';
import { at, entriesOf, listed, stated, term } from './answers.js';

const COLLECTIONS = { inputs: 'input', evaluation_inputs: 'input', splits: 'split', steps: 'step', files: 'file' };
const ORIGINS = ['taken_from', 'takes', 'derived_from'];
const [WIDE, HIGH, ACROSS, DOWN, EDGE, LETTERS, MOST] = [168, 50, 48, 16, 6, 22, 80];

/** Things and the arrows between them; only things that have an arrow. */
export function pipelineOf(data) {
  const held = new Map(Object.entries(COLLECTIONS).flatMap(([name, kind]) => entriesOf(at(data, name)).map(([id, entry]) => [id, { id, kind, entry }])));
  const arrows = [...held.values()].flatMap(({ id, entry }) => [
    ...ORIGINS.flatMap((key) => listed(entry[key]).map((origin) => [origin, id])),
    ...listed(entry.makes).map((made) => [id, made]),
  ]).filter(([from, to]) => held.has(from) && held.has(to) && from !== to);
  const ends = new Set(arrows.flat());
  const things = [...held.values()].filter(({ id }) => ends.has(id)).map((thing) => ({ ...thing, words: wordsOf(thing.entry) }));
  return { things: placed(things, arrows), arrows };
}

const wordsOf = (entry) => stated(entry.title) || term(stated(entry.kind)) || stated(entry.path) || stated(entry.pattern);

/** Each thing with its column, the longest way to it in arrows, and its row, beside what leads to it. */
function placed(things, arrows) {
  const column = new Map(things.map(({ id }) => [id, 0]));
  for (let round = 0; round < things.length; round += 1) { // a circle, which the checker reports, ends the search
    const moved = arrows.filter(([from, to]) => column.get(to) <= column.get(from) && column.get(from) < things.length);
    if (!moved.length) break;
    for (const [from, to] of moved) column.set(to, Math.max(column.get(to), column.get(from) + 1));
  }
  const row = new Map();
  const height = (id) => {
    const before = arrows.filter(([from, to]) => to === id && row.has(from)).map(([from]) => row.get(from));
    return before.length ? before.reduce((sum, each) => sum + each, 0) / before.length : 0;
  };
  const columns = Map.groupBy ? Map.groupBy(things, ({ id }) => column.get(id)) : grouped(things, ({ id }) => column.get(id));
  [...columns.keys()].sort((one, other) => one - other).forEach((number, index) => {
    const sorted = columns.get(number).sort((one, other) => height(one.id) - height(other.id));
    sorted.forEach(({ id }, place) => row.set(id, place - (sorted.length - 1) / 2));
    sorted.forEach(({ id }) => column.set(id, index));
  });
  return things.map((thing) => ({ ...thing, column: column.get(thing.id), row: row.get(thing.id) }));
}

function grouped(things, key) {
  const found = new Map();
  for (const thing of things) found.set(key(thing), [...(found.get(key(thing)) ?? []), thing]);
  return found;
}

/** The picture, and the same in words for who cannot see it; nothing if no step takes or makes anything. */
export function pipelinePicture(data, words) {
  const { things, arrows } = pipelineOf(data);
  if (!things.length) return null;
  const inWords = h('details', { class: 'in-words' }, h('summary', {}, words.inWords), h('ul', {}, arrows.map(([from, to]) => h('li', {}, h('code', {}, from), ' → ', h('code', {}, to)))));
  return things.length > MOST ? h('div', {}, inWords) : h('div', {}, drawing(things, arrows, words), inWords);
}

function drawing(things, arrows, words) {
  const top = Math.min(...things.map(({ row }) => row));
  const place = ({ column, row }) => ({ x: EDGE + column * (WIDE + ACROSS), y: EDGE + (row - top) * (HIGH + DOWN) });
  const places = new Map(things.map((thing) => [thing.id, place(thing)]));
  const width = Math.max(...[...places.values()].map(({ x }) => x)) + WIDE + EDGE;
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + HIGH + EDGE;
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': words.pipelineLabel(things.length, arrows.length) },
    svg('defs', {}, svg('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' }, svg('path', { d: 'M0 0L8 4L0 8Z', class: 'tip' }))),
    arrows.map(([from, to]) => svg('path', { d: curve(places.get(from), places.get(to)), class: 'arrow', 'marker-end': 'url(#tip)' })),
    things.map((thing) => box(thing, places.get(thing.id), words)));
  return h('div', { class: 'picture', tabindex: '0', role: 'region', 'aria-label': words.pipeline }, picture);
}

function curve(from, to) {
  const [x1, y1, x2, y2] = [from.x + WIDE, from.y + HIGH / 2, to.x - 2, to.y + HIGH / 2];
  const bend = Math.max((x2 - x1) / 2, 16);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function box({ id, kind, words: name }, { x, y }, words) {
  return svg('g', { class: `box ${kind}`, transform: `translate(${x} ${y})` },
    svg('title', {}, `${words.kinds[kind]} ${id}: ${name}`),
    svg('rect', { width: WIDE, height: HIGH, rx: kind === 'step' ? 25 : 6 }),
    svg('text', { x: WIDE / 2, y: 21, class: 'id' }, cut(id)),
    svg('text', { x: WIDE / 2, y: 38, class: 'words' }, cut(name || words.kinds[kind])));
}

const cut = (text) => ([...text].length > LETTERS ? `${[...text].slice(0, LETTERS - 1).join('')}…` : text);
