export const title = 'Manifest lesen';
export const drop = 'Manifest oder Ordner hier ablegen';
export const dropHint = 'Als Seite für Menschen: was der Datensatz ist, wie er entstand, was über ihn ausgesagt wird und wo seine Grenzen sind.';
export const another = 'Ein anderes lesen';
export const print = 'Drucken';
export const unreadable = 'Dieses Manifest kann nicht gelesen werden';
export const toCheck = 'Die Stelle zeigt „Prüfen“';
export const untitled = 'Datensatz ohne Titel';
export const synthetic = 'synthetischer Datensatz';
export const heads = { made: 'Wie er entstand', claims: 'Was ausgesagt wird, und womit belegt', limits: 'Grenzen', cite: 'Zitieren und nutzen' };
export const facts = {
  composition: 'Zusammensetzung', methods: 'Erzeugt durch', modalities: 'Art der Daten', records: 'Datensätze', subjects: 'Personen',
  version: 'Version', released: 'Veröffentlicht', tier: 'Zugang', licence: 'Lizenz',
};
export const usesLabel = 'Verwendungen';
export const uses = { intended: 'vorgesehen', untested: 'nicht erprobt', excluded: 'nicht dafür' };
export const pipeline = 'Ablauf, von links nach rechts';
export const pipelineLabel = (things, arrows) => `Ablauf aus ${things} Teilen mit ${arrows} Pfeilen; darunter in Worten`;
export const inWords = 'Dasselbe in Worten';
export const kinds = { input: 'Quelle', split: 'Teil einer Quelle', step: 'Schritt', file: 'Datei' };
export const sources = 'Quellen';
export const persons = (count) => `${count} Personen`;
export const noClaims = 'Die Autorinnen und Autoren sagen über die Daten nichts aus.';
export const notClaimed = 'Nicht behauptet';
export const noEvidence = 'Ein Beleg ist nicht genannt.';
export const evidence = 'Belege';
export const evidenceHead = ['Gemessen', 'Wert', 'Verglichen mit'];
export const publication = 'eine Veröffentlichung';
export const file = 'eine Datei';
export const notThere = 'nicht in diesem Manifest';
export const noLimits = 'Grenzen sind nicht genannt.';
export const outOfScope = 'Nicht zu verwenden für';
export const gaps = (count) => `${count} ${count === 1 ? 'Angabe ist' : 'Angaben sind'} als unbekannt oder nicht offengelegt erklärt`;
export const terms = 'Lizenz und Bedingungen';
export const contact = 'Kontakt';
