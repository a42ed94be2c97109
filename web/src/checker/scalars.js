// Plain scalars: YAML 1.2's core schema, reduced to what JSON can say.

const WORDS = new Map([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const NUMBER = /^-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** A number that not every reader reads alike: its code, and what was expected. */
export class Refused extends Error {
  constructor(code, expected) {
    super(expected);
    this.code = code;
  }
}

export const notFinite = () => new Refused('DC64', 'a finite number');

/** Whether a plain scalar of YAML is something else than text, even a number that is refused. */
export const isOdd = (text) => WORDS.has(text) || NUMBER.test(text) || NOT_FINITE.test(text);

/** What a plain scalar of YAML says. Throws Refused. */
export const scalar = (text) => (WORDS.has(text) ? WORDS.get(text) : number(text));

/** The number that a text spells, or the text itself. Throws Refused. */
export function number(text) {
  const found = NUMBER.exec(text);
  if (!found) {
    if (NOT_FINITE.test(text)) throw notFinite();
    return text;
  }
  const value = Number(text);
  if (!found[1] && !Number.isSafeInteger(value)) {
    throw new Refused('DC65', `an integer within ±${Number.MAX_SAFE_INTEGER}, which every reader holds exactly`);
  }
  if (!Number.isFinite(value)) throw new Refused('DC64', 'a number of at most about 1.8e308');
  return value;
}
