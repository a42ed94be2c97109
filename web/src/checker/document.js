// A text → plain data, the problems of the text, and the place of everything in it.
import { JsonReader } from './json_reader.js';
import { isMap, partsOf, pointerOf } from '../shared/pointers.js';
import { Source, Unreadable } from './source.js';
import { YamlReader } from './yaml_reader.js';

export class Document {
  /** `sections`, if given, remembers what was read before. */
  constructor(content, bounds, name, sections = null) {
    this.source = new Source(bounds);
    this.data = null;
    try {
      this.read(content, name, sections);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.data = null;
      this.place = undefined;
      for (const problem of this.problems) Object.assign(problem, { pointer: '', spoils: false });
    }
  }

  get problems() {
    return this.source.problems;
  }

  /** Whether the text has nothing but white space and comments: then all is missing, and nothing is unreadable. */
  get isEmpty() {
    return this.data === null && this.problems.length === 1 && this.problems[0].code === 'DC58';
  }

  read(content, name, sections) {
    this.source.read(content);
    const { text, offsets } = this.source.withoutControls();
    Object.assign(this, this.parsed(text, name, offsets.length ? null : sections)); // what is taken out is not remembered
    for (const offset of offsets) this.noteControl(offset);
    const isSpoilt = this.problems.some((problem) => problem.spoils && problem.pointer === '');
    if (!isMap(this.data) && !isSpoilt)
      this.source.note('DC59', '', 0, 1, 'expected a mapping: keys, each with a colon and its value');
  }

  /** A text that is JSON, or claims to be, is read as JSON; any other as YAML. */
  parsed(text, name, sections) {
    const claims = name.toLowerCase().endsWith('.json');
    if (claims && !text.trim()) throw this.source.stop('DC58', 0, 'the file is empty, expected a manifest');
    if (claims || text.trimStart().startsWith('{')) {
      const known = this.problems.length;
      try {
        return new JsonReader(text, this.source).read();
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        this.problems.length = known;
        if (claims) throw this.source.stop('DC56', error.cause, `this is not JSON: ${error.message}`);
      }
    }
    return new YamlReader(text, this.source, sections).read();
  }

  noteControl(offset) {
    const [parts, inner] = this.at(offset);
    const spoils = inner && !inner.children && inner.start <= offset && offset < inner.end;
    const pointer = pointerOf(parts);
    const code = this.source.text.codePointAt(offset).toString(16).toUpperCase().padStart(4, '0');
    this.source.note(
      'DC54',
      pointer,
      offset,
      offset + 1,
      `found the character U+${code}, expected only characters that can be seen`,
      spoils,
    );
    if (spoils) this.data = parts.length ? put(this.data, parts, null) : null;
  }

  /** The path to the innermost value at an offset, counting a key as part of its value, and the place of the value. */
  at(offset) {
    const parts = [];
    let place = this.place;
    for (;;) {
      const found = [...(place?.children ?? [])].find(
        ([, each]) => (each.key ?? each).start <= offset && offset < each.end,
      );
      if (!found) return [parts, place];
      parts.push(found[0]);
      place = found[1];
    }
  }

  /** Line and column to show for a pointer: scalars at their value, others and `key`s at the key that introduces them. */
  position(pointer, key = false) {
    let place = this.place;
    let isThere = true;
    let base = 0; // places in a section are counted from its start
    for (const part of partsOf(pointer)) {
      const inner = place?.children?.get(part);
      isThere = inner !== undefined;
      if (!isThere) break;
      place = inner;
      base += inner.base ?? 0;
    }
    if (!place || place === this.place) return { line: 1, column: 1 };
    const showsKey = key || !isThere || place.children || place.start === place.end;
    return this.source.position(base + (showsKey && place.key ? place.key.start : place.start));
  }
}

function put(data, parts, value) {
  let holder = data;
  for (const part of parts.slice(0, -1)) holder = holder[part];
  holder[parts.at(-1)] = value;
  return data;
}
