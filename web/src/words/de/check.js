export const title = 'Manifest prüfen';
export const lead = 'Sehen Sie, was ein Bericht über synthetische Daten offen lässt und wo er sich widerspricht.';
export const noneYet = 'Ein Manifest ist eine Textdatei, die angibt, wie ein synthetischer Datensatz entstand und getestet wurde. Sie haben noch keines?';
export const writeOne = 'Im Formular schreiben';
export const drop = 'Manifest oder Ordner hier ablegen';
export const dropHint = 'synthreport.yaml oder der Ordner, in dem es liegt. Die Datei wird in diesem Browser gelesen und nirgendwohin gesendet.';
export const openFile = 'Datei öffnen';
export const openFolder = 'Ordner öffnen';
export const paste = 'Text einfügen';
export const example = 'Beispiel ansehen';
export const another = 'Ein anderes prüfen';
export const save = 'Text speichern';
export const edit = 'Im Formular bearbeiten';
export const readIt = 'Als Seite lesen';
export const editorLabel = 'Text des Manifests';
export const profileLabel = 'Profil';
export const ownProfile = (name) => `${name} (Ihre Datei)`;
export const chooseOwn = 'Profil aus einer Datei …';
export const several = (count) => `${count} Manifeste gefunden`;
export const whichOne = 'Manifest';
export const none = (count) => `Kein Manifest unter ${count} ${count === 1 ? 'Datei' : 'Dateien'}: erwartet wird synthreport.yaml, .yml oder .json.`;
export const tooLarge = (name, megabytes) => `${name} hat ${megabytes} MB. Ein Manifest hat höchstens 10 MB: Text und Zahlen, keine Daten.`;
export const notText = (name) => `${name} ist kein Text in UTF-8. Speichern Sie die Datei als UTF-8 und öffnen Sie sie noch einmal.`;

export const conclusions = {
  complies: ['✔', 'Entspricht dem Standard'],
  incomplete: ['◐', 'Unvollständig'],
  'contradicts itself': ['✘', 'Widerspricht sich selbst'],
  'describes the public record': ['◐', 'Beschreibt, was öffentlich bekannt ist'],
  'cannot be read': ['✘', 'Kann nicht gelesen werden'],
};
export const soFar = {
  complies: ['✔', 'Bisher ist nichts offen'],
  incomplete: ['◐', 'Unvollständig'],
  'describes the public record': ['◐', 'Beschreibt, was öffentlich bekannt ist'],
  'cannot be read': ['✘', 'Kann nicht gelesen werden'],
};
export const coverage = (answered, asked) => `${answered} von ${asked} Zeilen der Checkliste sind beantwortet`;
export const byGap = (count) => (count ? `, ${count} davon durch eine angegebene Lücke` : '');
export const instantNote = 'Sofortprüfung: die Form jeder Angabe und was fehlt. Die volle Prüfung vergleicht auch Angaben miteinander.';
export const fullNote = 'Volle Prüfung: dieselben Befunde wie auf der Kommandozeile.';
export const staleNote = 'Der Text wurde seit der vollen Prüfung geändert.';
export const linesLabel = 'Zeilen der Checkliste';
export const lineStates = {
  answered: ['✔', 'beantwortet'],
  answered_by_an_accepted_gap: ['○', 'durch eine Lücke beantwortet'],
  answered_by_a_gap: ['○', 'durch eine Lücke beantwortet'],
  open: ['✘', 'offen'],
  not_applicable: ['–', 'entfällt'],
};

export const findings = 'Befunde';
export const counts = ({ must, should, may }) => [
  [must, 'Fehler', 'must'], [should, should === 1 ? 'Warnung' : 'Warnungen', 'should'], [may, may === 1 ? 'Hinweis' : 'Hinweise', 'may'],
];
export const levels = { must: 'Fehler', should: 'Warnung', may: 'Hinweis' };
export const noFindings = 'Keine Befunde.';
export const goTo = (line) => `Zeile ${line}`;
export const more = 'Warum, und was zu tun ist';
export const why = 'Warum';
export const fix = 'Was zu tun ist';
export const showAll = (count) => `Alle ${count} Befunde zeigen`;

export const full = 'Volle Prüfung und Berichte';
export const fullText = (megabytes) => `Führt die vollständige Prüfung in diesem Browser aus, mit demselben Python-Paket wie auf der Kommandozeile. Lädt ${megabytes.replace('.', ',')} MB, nur beim ersten Mal; danach ist die Seite für jede Verbindung gesperrt.`;
export const fullAbsent = 'Diese Fassung der Seiten hat nur die Sofortprüfung. Die volle Prüfung läuft auf der Website oder auf der Kommandozeile: synthreport check.';
export const runFull = 'Volle Prüfung starten';
export const loading = (percent) => `Lädt: ${percent} %`;
export const starting = 'Python startet …';
export const checking = 'Prüft …';
export const failed = (why) => `Die volle Prüfung ist fehlgeschlagen: ${why}`;
export const again = 'Noch einmal versuchen';
export const report = 'Bericht';
export const saveReport = 'Speichern';
export const writing = 'Der Bericht wird geschrieben …';
export const reportFrame = (name) => `Bericht: ${name}`;
export const pdfHint = 'PDF und Word-Dokumente: synthreport check --format pdf';
export const reports = {
  editor: 'Entscheidung, eine Seite (Redaktion)',
  author: 'Aufgabenliste (Autorinnen und Autoren)',
  reviewer: 'Leitfaden (Begutachtung)',
  'letter-en': 'Brief an die Autoren, Englisch',
  'letter-de': 'Brief an die Autoren, Deutsch',
  checklist: 'Checkliste mit Stand',
  html: 'Vollständiger Bericht',
  markdown: 'Vollständiger Bericht als Markdown',
  json: 'Befunde für Programme, JSON',
  sarif: 'Befunde für Code-Scanner, SARIF',
  badge: 'Plakette, SVG',
};

export const fullServed = 'Führt die vollständige Prüfung auf diesem Computer aus und schreibt ihre Berichte.';
export const verifiedNote = 'Volle Prüfung mit den Dateien: Was sie bestätigen und widerlegen, steht in den Befunden.';
export const computer = 'Die Dateien auf diesem Computer';
export const verifyText = 'Vergleicht das gespeicherte Manifest mit den Dateien, die es beschreibt: Größen, Prüfsummen, Spalten, Bereiche, Codes und Anzahlen. Nichts wird ausgeführt.';
export const verify = 'Dateien prüfen';
export const measure = 'Tabelle messen';
export const measureText = 'Berechnet Ergebnisse aus den Tabellen im Ordner des Manifests und trägt sie ein. Nennen Sie auch die echten Zeilen, wenn Sie sie haben.';
export const sides = { synthetic: 'Synthetische Tabelle', train: 'Echte Zeilen, die der Generator gesehen hat', holdout: 'Echte Zeilen, die er nie gesehen hat', outcomes: 'Vorherzusagende Spalten, durch Kommas getrennt' };
export const saveFirst = 'Speichern Sie den Text zuerst: Die Dateien werden mit dem gespeicherten Manifest verglichen.';
export const working = 'Die Dateien werden gelesen …';
export const verified = (grades) => `Die Dateien wurden gelesen. Aussagen: ${grades || 'keine'}.`;
export const grades = { refuted: 'widerlegt', attested: 'bezeugt', recomputed: 'nachgerechnet', matched: 'übereinstimmend', cited: 'zitiert', asserted: 'behauptet', not_checkable_here: 'hier nicht prüfbar' };
export const measured = (count) => `${count} Ergebnisse wurden gemessen und in das Manifest geschrieben.`;
