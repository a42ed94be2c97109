export const title = 'Ein Manifest schreiben';
export const lead = 'Beantworten Sie Zeile für Zeile; daraus entsteht eine Datei, synthreport.yaml. Sie können jederzeit aufhören, und die Datei lässt sich immer sichern.';

export const checklist = 'Checkliste';
export const start = 'Anfang';
export const finish = 'Prüfen und sichern';
export const states = { open: 'offen', answered: 'beantwortet', gap: 'durch eine Lücke beantwortet', not_applicable: 'nicht gefragt' };
export const progress = (answered, asked) => `${answered} von ${asked} Zeilen beantwortet`;
export const notAsked = (count) => `${count} Zeilen sind bei diesem Datensatz nicht gefragt`;
export const askedWhere = (where) => `Gefragt, wenn ${where}.`;
export const next = (label) => `Weiter: ${label}`;

export const undo = 'Rückgängig';
export const redo = 'Wiederholen';
export const save = 'Datei sichern';
export const open = 'Datei öffnen';
export const clear = 'Neu beginnen';
export const cleared = 'Das Formular ist leer. „Rückgängig“ bringt alles zurück.';
export const kept = (time) => `In diesem Browser aufgehoben, ${time}. Nichts wird gesendet.`;
export const notKept = (why) => `Dieser Browser kann keinen Entwurf aufheben (${why}). Sichern Sie die Datei, bevor Sie die Seite schließen.`;
export const foundDraft = (time, name) => `Ihr Entwurf vom ${time} (${name}) ist wieder da.`;
export const draftBehind = (time) => `„Rückgängig“ bringt Ihren Entwurf vom ${time} zurück.`;
export const otherTab = 'Ein anderer Tab hat den Entwurf geändert. Sichern Sie hier die Datei, bevor Sie weiterschreiben, oder laden Sie die Seite neu, um jenen zu übernehmen.';

export const level = { must: 'wesentlich', should: 'empfohlen', may: 'freiwillig' };
export const example = (text) => `Zum Beispiel: ${text}`;
export const more = (count) => (count === 1 ? 'Eine weitere Angabe ist möglich' : `${count} weitere Angaben sind möglich`);
export const why = 'Warum danach gefragt wird';
export const answerAs = (label) => `Art der Antwort: ${label}`;
export const unanswered = 'nicht beantwortet';
export const forms = {
  usual: 'Antwort', none: 'keine', gap: 'keine Antwort, weil …', other: 'in anderen Worten', about: 'ungefähr',
  statement: 'eine Aussage', in_dictionary: 'in einem Datenverzeichnis', listed_in: 'in einer Datei aufgeführt',
};
export const kinds = {
  word: 'aus der Liste', reference: 'hier beschrieben', date: 'ein Datum', text: 'Text', line: 'Text', number: 'eine Zahl', boolean: 'ja oder nein',
  list: 'eine Liste', map: 'Einträge', pairs: 'Namen und Werte', object: 'Einzelheiten', union: 'Einzelheiten', any: 'ein Wert',
};
export const gapKind = 'Warum gibt es keine Antwort?';
export const gapReason = 'Der Grund, in einem Satz';
export const gapReasonNeeded = 'Diese Art von Lücke braucht einen Grund.';
export const gapRefused = 'Mit einer Lücke bleibt diese Zeile offen.';
export const yes = 'ja';
export const no = 'nein';
export const choose = 'wählen …';
export const fresh = 'etwas anderes …';
export const freshName = (label) => `Name des neuen Eintrags: ${label}`;
export const unknownId = (id) => `${id} (noch nicht beschrieben)`;
export const add = (label) => `Hinzufügen: ${label}`;
export const addId = 'Kurzer Name, etwa forest oder train';
export const remove = (name) => `${name} entfernen`;
export const rename = (name) => `Anderer kurzer Name für ${name}`;
export const idTaken = (id) => `${id} gibt es schon.`;
export const idForm = 'Ein kurzer Name ist ein Buchstabe, dann Buchstaben, Ziffern, _, . oder -.';
export const shortName = 'Kurzer Name';
export const key = 'Name';
export const value = 'Wert';
export const noEntries = 'Noch gibt es keine.';
export const listedOn = (label) => `Einträge werden in der Zeile „${label}“ hinzugefügt.`;
export const asTable = 'Als Tabelle';
export const oneByOne = 'Einzeln';
export const details = (name) => `Einzelheiten: ${name}`;
export const summary = { none: 'keine', missing: 'fehlt', many: (count) => `${count} Einträge`, said: 'beantwortet' };
export const numberExpected = (text) => `„${text}“ ist keine Zahl.`;
export const shapeExpected = (form) => `Erwartet: ${form}.`;
export const dateExpected = 'Erwartet ein Datum wie 2024, 2024-02 oder 2024-02-17.';
export const cannotEdit = (why) => `Das ließ sich nicht ändern: ${why}.`;

export const startQuestion = 'Was haben Sie schon?';
export const dropHere = 'Legen Sie Dateien hier ab, oder wählen Sie sie aus: Datendateien, ein früheres Manifest, die generator.json eines angepassten Generators, CITATION.cff, metrics.json.';
export const dropPromise = 'Sie werden in diesem Browser gelesen und nirgendwohin gesendet. Von Datendateien werden nur Prüfsumme, Größe, Zahl der Zeilen und die Spalten mit ihrem Typ übernommen, nie ein Wert.';
export const chooseFiles = 'Dateien auswählen';
export const chooseFolder = 'Einen Ordner auswählen';
export const reading = (name, percent) => `${name} wird gelesen: ${percent} %`;
export const tookData = (name, columns, records) => `${name}: Prüfsumme und Größe${columns ? `, ${columns} Spalten` : ''}${records === undefined ? '' : `, ${records} Zeilen`}.`;
export const tookManifest = (name) => `${name}: als Manifest übernommen. „Rückgängig“ bringt die früheren Antworten zurück.`;
export const tookAnswers = (name, count) => `${name}: ${count} Antworten übernommen.`;
export const tookNothing = (name) => `${name}: nichts, was das Formular übernehmen kann; die Datei ist aufgeführt.`;
export const couldNotRead = (name, why) => `${name} ließ sich nicht lesen: ${why}.`;

export const situation = 'Worum es geht';
export const situationLead = 'Von wenigen Antworten hängt ab, welche Zeilen gefragt werden.';
export const apply = 'Die Zeilen einrichten, die daraus folgen';
export const applied = (count) => `${count} Antworten folgen daraus. Berichtigen Sie, was nicht stimmt.`;
export const sources = {
  persons: 'Datensätze über einzelne Personen, etwa aus einem Krankenhaus, einem Register oder einer Studie.',
  public: 'Eine öffentliche Quelle über Personen, in der niemand erkannt werden kann.',
  figures: 'Veröffentlichte oder gelieferte Zahlen: Tabellen, Raten, Koeffizienten.',
  model: 'Ein vortrainiertes Modell, etwa ein Sprachmodell.',
  nothing: 'Nur was Menschen wissen: Regeln, Beispiele, Urteile.',
};
export const sourceName = 'Ihr kurzer Name, etwa ukb (freiwillig)';
export const mainQuestions = {
  title: 'Wie heißt der Datensatz?', methods: 'Wie wurden die Daten erzeugt?', sources: 'Woraus wurden sie erzeugt?', uses: 'Wofür sind die Daten?',
  tier: 'Wer kann die Daten bekommen?', author: 'Wer steht für dieses Manifest ein?', authorHelp: 'Der Name einer Person oder einer Organisation.',
};
export const intended = 'vorgesehen';
export const excluded = 'ausgeschlossen';
export const notStated = 'nicht angegeben';

export const preview = 'Die Datei';
export const previewEmpty = 'Hier erscheinen Ihre Antworten, so wie sie in synthreport.yaml stehen werden.';
export const previewLabel = 'Das Manifest als YAML; auch hier können Sie schreiben';
export const broken = (line, message) => `Zeile ${line} ist nicht lesbar: ${message}`;
export const brokenLead = 'Das Formular zeigt, was lesbar ist, und bleibt benutzbar.';
export const goThere = (line) => `Zu Zeile ${line}`;
export const takeBack = 'Die letzte Änderung zurücknehmen';

export const verdicts = {
  complies: 'Jede wesentliche Zeile ist beantwortet.', incomplete: 'Wesentliche Zeilen sind offen.', contradictory: 'Die Antworten widersprechen einander.',
  'contradicts itself': 'Die Antworten widersprechen einander.', unreadable: 'Der Text ist nicht lesbar.', 'cannot be read': 'Der Text ist nicht lesbar.',
  'describes the public record': 'Das beschreibt, was öffentlich bekannt ist.', public_record: 'Das beschreibt, was öffentlich bekannt ist.',
};
export const openLines = 'Offene Zeilen';
export const findings = 'Was die Prüfung sagt';
export const noFindings = 'Die Prüfung hat nichts zu sagen.';
export const fix = (text) => `Was zu tun ist: ${text}`;
export const toAnswer = 'Zur Antwort';
export const checkedHere = 'Das ist die Sofortprüfung. Sie vergleicht die Antworten nicht miteinander; das tut die volle Prüfung.';
export const fullCheck = 'Zur vollen Prüfung';
export const saveLead = 'Die Datei lässt sich jederzeit sichern, ob vollständig oder nicht.';
export const savedAs = (name) => `Gesichert als ${name}.`;
export const fileName = 'Name der Datei';
export const levels = { must: 'wesentlich', should: 'empfohlen', may: 'Hinweis', error: 'wesentlich', warning: 'empfohlen', note: 'Hinweis' };
