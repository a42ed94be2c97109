// The draft of a manifest, kept in this browser alone. A browser that cannot keep one says so, each time.

const KEY = 'synthreport-draft';

/** Reads and keeps the draft; `storage` is the browser's, or anything like it; `clock` gives the time. */
export class Drafts {
  constructor(storage, clock = () => new Date()) {
    this.storage = storage;
    this.clock = clock;
    this.last = '';
  }

  /** The draft that is kept, `{ text, name, time, previous }`, or null. Throws where the browser keeps nothing. */
  read() {
    const held = this.storage().getItem(KEY);
    this.last = held ?? '';
    return held === null ? null : JSON.parse(held);
  }

  /** Keeps a text and reads it back; returns the time. Throws where it could not be kept. */
  keep({ text, name }) {
    const time = this.clock().toISOString();
    const written = JSON.stringify({ text, name, time });
    this.storage().setItem(KEY, written);
    if (this.storage().getItem(KEY) !== written) throw new Error('what was kept could not be read again');
    this.last = written;
    return time;
  }

  /** Whether another tab has kept another draft since. */
  isForeign() { return (this.storage().getItem(KEY) ?? '') !== this.last; }

  forget() {
    this.storage().removeItem(KEY);
    this.last = '';
  }
}
