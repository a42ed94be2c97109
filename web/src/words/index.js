// The texts of the pages. Each part is a module that exports texts, or functions of what they name.
import * as enShell from './en/shell.js';
import * as enCheck from './en/check.js';
import * as enWrite from './en/write.js';
import * as enRead from './en/read.js';
import * as deShell from './de/shell.js';
import * as deCheck from './de/check.js';
import * as deWrite from './de/write.js';
import * as deRead from './de/read.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch' };

const WORDS = {
  en: { shell: enShell, check: enCheck, write: enWrite, read: enRead },
  de: { shell: deShell, check: deCheck, write: deWrite, read: deRead },
};

/** The texts in a language: `words('de').check.title`. */
export const words = (language) => WORDS[language] ?? WORDS.en;

/** The language that the person chose earlier, or else the browser's, or else English. */
export function preferredLanguage() {
  const wanted = [remembered(), ...navigator.languages.map((each) => each.slice(0, 2))];
  return wanted.find((each) => each in LANGUAGES) ?? 'en';
}

export function rememberLanguage(language) {
  try { localStorage.setItem('synthreport-language', language); } catch { /* private mode: asked again next time */ }
}

function remembered() {
  try { return localStorage.getItem('synthreport-language'); } catch { return null; }
}
