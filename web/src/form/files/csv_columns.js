// The columns of a CSV file, read piece by piece: their names and types, and how many rows there are. No value is kept.

const TYPES = [
  ['integer', /^[-+]?\d{1,15}$/], ['number', /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/], ['boolean', /^(true|false|TRUE|FALSE|True|False)$/],
  ['date', /^\d{4}-\d{2}-\d{2}$/], ['datetime', /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/],
];
const MISSING = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL']);
const MOST_COLUMNS = 2000;

export class CsvColumns {
  #cell = '';
  #row = [];
  #quoted = false;
  #closed = false;
  #separator = '';
  #started = false;
  records = 0;
  columns = [];

  /** Reads the next piece of text. Throws if this is no table. */
  push(text) {
    let at = 0;
    if (!this.#started && text) {
      this.#started = true;
      if (text[0] === '\ufeff') at = 1;
      this.#separator = separatorOf(text);
    }
    for (; at < text.length; at += 1) this.#read(text[at]);
  }

  /** What was found: `{ columns: [{ name, type, complete }], records }`. */
  end() {
    if (this.#cell || this.#row.length) this.#endRow();
    const columns = this.columns.map(({ name, fits, seen, missing }) => ({ name, type: seen ? (fits[0] ?? 'string') : 'string', complete: !missing }));
    return { columns, records: this.records };
  }

  #read(char) {
    if (this.#quoted) {
      if (char === '"') { this.#quoted = false; this.#closed = true; } else this.#cell += char;
    } else if (char === '"' && (this.#cell === '' || this.#closed)) {
      if (this.#closed) this.#cell += '"';
      this.#quoted = true;
      this.#closed = false;
    } else if (char === this.#separator) this.#endCell();
    else if (char === '\n') this.#endRow();
    else if (char !== '\r') this.#cell += char;
  }

  #endCell() {
    this.#row.push(this.#cell);
    this.#cell = '';
    this.#closed = false;
    if (this.#row.length > MOST_COLUMNS) throw new Error('more columns than a table has');
  }

  #endRow() {
    this.#endCell();
    const row = this.#row;
    this.#row = [];
    if (row.length === 1 && row[0] === '') return;
    if (!this.columns.length) { this.columns = row.map((name, at) => ({ name: name.trim() || `column_${at + 1}`, fits: TYPES.map(([type]) => type), seen: false, missing: false })); return; }
    this.records += 1;
    this.columns.forEach((column, at) => note(column, row[at] ?? ''));
  }
}

function note(column, value) {
  if (MISSING.has(value.trim())) { column.missing = true; return; }
  column.seen = true;
  if (column.fits.length) column.fits = column.fits.filter((type) => TYPES.find(([name]) => name === type)[1].test(value.trim()));
}

/** The separator is the one of the first line that occurs most often. */
function separatorOf(text) {
  const line = text.split('\n', 1)[0];
  return [',', ';', '\t', '|'].map((each) => [line.split(each).length, each]).sort(([one], [other]) => other - one)[0][1];
}
