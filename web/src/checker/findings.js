// The findings of one check, each at its place in the author's text.

export class Findings {
  constructor(catalogue, document) {
    Object.assign(this, { catalogue, document, kept: [] });
  }

  /** List a finding. `at` is the offset in the text, if the pointer alone does not tell the place. */
  add(code, pointer, message, { key = false, level, at } = {}) {
    const position = at === undefined ? this.document.position(pointer, key) : this.document.source.position(at);
    this.kept.push({ code, pointer, ...position, level: level ?? this.catalogue.level(code), message });
  }

  /** Whether there is a finding under a code. */
  has(code) {
    return this.kept.some((finding) => finding.code === code);
  }

  /** The findings in the order of the text. */
  sorted() {
    const order = (one, other) =>
      one.line - other.line ||
      one.column - other.column ||
      (one.code < other.code ? -1 : Number(one.code > other.code));
    return this.kept.sort(order);
  }
}
