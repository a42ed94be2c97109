// A text: its characters, its lines, and the problems that are found while it is read.

const WIDE_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0, 0, 0xfe, 0xff],
];
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;
const BYTE_ORDER_MARK = '\ufeff';

/** Nothing more can be read; the problem behind it has been noted. */
export class Unreadable extends Error {}

/** The text of a manifest, its problems, and its lines, which end as in editors: at LF, CRLF or CR. */
export class Source {
  constructor(bounds) {
    this.bounds = bounds;
    this.text = '';
    this.problems = [];
  }

  /** Note a problem between two offsets. `spoils`: the value at the pointer could not be read. */
  note(code, pointer, start, end, message, spoils = false) {
    this.problems.push({ code, pointer, start, end, message, spoils });
  }

  /** Note the problem that ends the reading, and return the error to throw. */
  stop(code, start, message) {
    this.note(code, '', start, start + 1, message);
    return new Unreadable(code);
  }

  /** Note a number that was refused. */
  refuse(error, pointer, start, end) {
    this.note(
      error.code,
      pointer,
      start,
      end,
      `found "${this.text.slice(start, end)}", expected ${error.message}`,
      true,
    );
  }

  /** The line and the column of an offset, counted from 1, in characters. */
  position(offset) {
    this.starts ??= [0, ...Array.from(this.text.matchAll(/\r\n|\n|\r/g), (found) => found.index + found[0].length)];
    let [low, high] = [0, this.starts.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle;
    }
    const column = [...this.text.slice(this.starts[low], offset)].length + 1;
    return { line: low + 1, column };
  }

  /** Read bytes, or a text that has been decoded already. Throws Unreadable. */
  read(content) {
    const size = typeof content === 'string' ? encodedLength(content, this.bounds.bytes) : content.length;
    if (size > this.bounds.bytes) {
      throw this.stop('DC51', 0, `the file has more than ${this.bounds.bytes} bytes; it has not been read`);
    }
    this.text = typeof content === 'string' ? content : this.decoded(content);
    if (this.text.startsWith(BYTE_ORDER_MARK)) {
      this.text = this.text.slice(1);
      this.note('DC53', '', 0, 0, 'found a byte order mark before the text; the text has been read');
    }
  }

  decoded(bytes) {
    if (isWide(bytes)) throw this.stop('DC52', 0, 'the file looks like UTF-16 or UTF-32, expected UTF-8');
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      this.text = new TextDecoder('utf-8').decode(bytes);
      throw this.stop('DC52', Math.max(0, this.text.indexOf('\ufffd')), 'found a byte that is not UTF-8');
    }
  }

  /** The text with each control character replaced, so that a parser accepts it, and where they are. */
  withoutControls() {
    const offsets = Array.from(this.text.matchAll(CONTROL), (found) => found.index);
    return { text: offsets.length ? this.text.replace(CONTROL, '\ufffd') : this.text, offsets };
  }
}

/** The bytes of a text in UTF-8, counted only where there may be too many. */
const encodedLength = (text, most) => (text.length * 3 <= most ? text.length : new TextEncoder().encode(text).length);

/** Whether bytes begin like UTF-16 or UTF-32: with their mark, or with NUL as every other byte. */
function isWide(bytes) {
  if (WIDE_MARKS.some((mark) => mark.every((byte, index) => bytes[index] === byte))) return true;
  const head = [...bytes.subarray(0, 64)];
  const has = (rest) => head.some((byte, index) => index % 2 === rest && byte !== 0);
  return head.length > 3 && (has(0) || has(1)) && !(has(0) && has(1));
}
