export const skip = 'Zum Inhalt springen';
export const doors = { check: 'Prüfen', write: 'Schreiben', read: 'Lesen' };
export const doorsLabel = 'Was möchten Sie tun?';
export const languageLabel = 'Sprache';
export const promise = 'Nichts wird hochgeladen. Ihre Dateien werden in diesem Browser gelesen, und die Seite kann keinen anderen Server erreichen.';
export const standardVersion = (version) => `Standard ${version}`;
export const disk = {
  save: 'Speichern', load: 'Neu laden', saved: 'Auf diesem Computer gespeichert', unsaved: 'Geändert, noch nicht gespeichert',
  notSaved: (why) => `Nicht gespeichert: ${why}`,
};
