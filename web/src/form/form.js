// The form: one manifest as text, the page that is open, and everything that changes either.
import { download } from '../shared/files.js';
import { below, get, lastOf, parentOf, put } from '../shared/pointers.js';
import { pathOf } from './model/paths.js';
import { ManifestText } from './model/manifest_text.js';
import { ID } from './model/ids.js';
import { Questions, standing } from './model/questions.js';
import { Shelf } from './model/shelf.js';
import { beginEntry } from './view/controls.js';

export class Form {
  page = 'start';
  opened = new Set();
  ways = new Map();
  taken = [];
  said = {};
  applied = '';
  notice = '';
  checked = null;
  #chosen = new Map();

  constructor({ standard, text, name, manifest }) {
    Object.assign(this, { standard, text, name, shelf: new Shelf() });
    this.questions = new Questions(standard);
    this.manifest = new ManifestText(manifest, (pointer, data) => this.standard.orderAt(pointer, data));
    this.manifest.listeners.add((pointer) => this.hear?.(pointer));
    this.survey();
  }

  /** Where every line stands, from what is asked and from what the checker has found. */
  survey() {
    this.places = this.questions.survey(this.manifest.data);
    const open = new Set((this.checked?.lines ?? []).filter((each) => each.state === 'open').map((each) => each.number));
    const broken = ({ number }) => (open.has(number) && this.places.get(number).length ? ['open'] : []);
    this.standings = new Map(this.standard.lines.map((line) => [line.number, standing(this.places.get(line.number), broken(line))]));
  }

  standingOf(line) { return this.standings.get(line.number); }

  findingsAt(pointer) {
    return (this.checked?.findings ?? []).filter((each) => each.pointer === pointer && this.manifest.get(pointer) !== undefined).map((each) => each.message).join(' ');
  }

  /** A keystroke: the text changes at once, what depends on it a little later. */
  typed(pointer, value) { this.#try(() => this.manifest.set(pointer, value)); this.later(); }

  /** A field was left: what is wrong with the answer is shown at once. */
  settled() { this.later(0); this.problems(); }

  /** A change that may show or hide other answers: the page is built again, and the focus stays. */
  change(change) { if (this.#try(() => this.manifest.together('change', () => change(this.manifest)))) this.rebuild(); }

  #try(change) {
    try { change(); this.say(''); return true; } catch (error) {
      if (error.name !== 'CannotEdit') throw error;
      this.say(this.text.cannotEdit(error.message));
      this.rebuild();
      return false;
    }
  }

  undo() { this.takeTyped?.(); if (this.manifest.undo()) this.rebuild(); }

  redo() { if (this.manifest.redo()) this.rebuild(); }

  /** Whether a pointer is that of an entry of a collection or of an element, which stays when it is empty. */
  isEntry(pointer) { return pathOf(pointer, this.standard.paths).endsWith('/*'); }

  /** The form in which somebody wants to answer, while there is no answer that has it. */
  chosenShape(pointer, shapes) {
    const wanted = this.#chosen.get(pointer);
    return wanted && shapes.find((each) => keyOf(each) === wanted);
  }

  /** Answer in another form; without a shape, take the answer away. */
  answerAs(pointer, shape) {
    const shapes = this.standard.shapes.of(this.standard.shapes.at(this.manifest.data, pointer.split('/').slice(1)));
    const from = this.chosenShape(pointer, shapes) ?? this.standard.shapes.fitting(this.standard.shapes.at(this.manifest.data, pointer.split('/').slice(1)), this.manifest.get(pointer));
    this.#chosen.delete(pointer);
    this.#try(() => this.shelf.exchange(this.manifest, pointer, keyOf(from), shape ? keyOf(shape) : '', (each) => this.isEntry(each)));
    if (shape && shape.form !== 'none') this.#chosen.set(pointer, keyOf(shape));
    this.rebuild();
  }

  swapKind(pointer, word) {
    const holder = parentOf(pointer);
    const shape = this.standard.shapes.fitting(this.standard.shapes.at(this.manifest.data, holder.split('/').slice(1)), this.manifest.get(holder) ?? {});
    const fieldsOf = (each) => Object.keys(this.standard.shapes.variant(shape, each).fields);
    if (word) this.#try(() => this.shelf.swap(this.manifest, holder, shape.tag, word, fieldsOf));
    else this.#try(() => this.manifest.remove(pointer, (each) => this.isEntry(each)));
    this.rebuild();
  }

  addEntry(pointer, name) {
    this.change((manifest) => { if (manifest.get(parentOf(pointer)) === 'none') manifest.remove(parentOf(pointer)); beginEntry(this, manifest, pointer, name || lastOf(pointer)); });
    this.#chosen.delete(parentOf(pointer));
    this.focus = { pointer, part: 'id' };
    this.rebuild();
  }

  rename(pointer, name, input) {
    const taken = get(this.manifest.data, below(parentOf(pointer), name)) !== undefined && name !== lastOf(pointer);
    if (!ID.test(name) || taken) { this.say(taken ? this.text.idTaken(name) : this.text.idForm); input.value = lastOf(pointer); return; }
    this.#try(() => this.manifest.rename(pointer, name, this.standard.referencesTo(pointer, this.manifest.data)));
    this.focus = { pointer: below(parentOf(pointer), name), part: 'id' };
    this.rebuild();
  }

  /** Take answers over, as one change. */
  take(answers, note) {
    this.change((manifest) => { for (const [pointer, value] of Object.entries(gathered(answers, manifest))) manifest.set(pointer, value); });
    this.applied = note ?? '';
    this.rebuild();
  }

  isTable(block, holders) { return holders.length > 1 && (this.ways.get(block.holder) ?? true); }

  typeText(text) {
    if (text === this.manifest.text) return;
    this.manifest.type(text);
    this.rebuild();
  }

  nameFile(name) { this.name = name || 'synthreport.yaml'; this.keep?.(); }

  save() { this.takeTyped?.(); download(this.name, this.manifest.text, 'application/yaml'); this.say(this.text.savedAs(this.name)); }

}

const keyOf = (shape) => `${shape.form} ${shape.kind} ${shape.names.at(-1) ?? ''}`;

/** Answers whose holder is not there yet, put together into that holder: one change instead of many. */
function gathered(answers, manifest) {
  const found = {};
  for (const [pointer, value] of Object.entries(answers)) {
    let at = pointer;
    while (parentOf(at) && manifest.get(parentOf(at)) === undefined) at = parentOf(at);
    if (at === pointer) found[pointer] = value;
    else { found[at] ??= {}; put(found[at], pointer.slice(at.length), value); }
  }
  return found;
}
