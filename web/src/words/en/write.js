export const title = 'Write a manifest';
export const lead = 'Answer line by line; what you type becomes a file, synthreport.yaml. You can stop at any time, and the file can always be saved.';

export const checklist = 'Checklist';
export const start = 'Start';
export const finish = 'Check and save';
export const states = { open: 'open', answered: 'answered', gap: 'answered by a gap', not_applicable: 'not asked' };
export const progress = (answered, asked) => `${answered} of ${asked} lines answered`;
export const notAsked = (count) => `${count} lines are not asked of this dataset`;
export const askedWhere = (where) => `Asked where ${where}.`;
export const next = (label) => `Next: ${label}`;

export const undo = 'Undo';
export const redo = 'Redo';
export const save = 'Save the file';
export const open = 'Open a file';
export const clear = 'Start again';
export const cleared = 'The form is empty. Undo restores everything.';
export const kept = (time) => `Kept in this browser at ${time}. Nothing is sent.`;
export const notKept = (why) => `This browser cannot keep a draft (${why}). Save the file before you close the page.`;
export const foundDraft = (time, name) => `Your draft of ${time} (${name}) is back.`;
export const draftBehind = (time) => `Undo restores your draft of ${time}.`;
export const otherTab = 'Another tab has changed the draft. Save the file here before you go on, or reload the page to take that one.';

export const level = { must: 'essential', should: 'recommended', may: 'optional' };
export const example = (text) => `For example: ${text}`;
export const more = (count) => (count === 1 ? 'One more answer is possible' : `${count} more answers are possible`);
export const why = 'Why this is asked';
export const answerAs = (label) => `How to answer: ${label}`;
export const unanswered = 'not answered';
export const forms = {
  usual: 'answer', none: 'none', gap: 'no answer, because …', other: 'in other words', about: 'about (roughly)',
  statement: 'a statement', in_dictionary: 'in a data dictionary', listed_in: 'listed in a file',
};
export const kinds = {
  word: 'from the list', reference: 'one described here', date: 'a date', text: 'text', line: 'text', number: 'a number', boolean: 'yes or no',
  list: 'a list', map: 'entries', pairs: 'names and values', object: 'details', union: 'details', any: 'a value',
};
export const gapKind = 'Why is there no answer?';
export const gapReason = 'The reason, in a sentence';
export const gapReasonNeeded = 'This kind of gap needs a reason.';
export const gapRefused = 'This line stays open with a gap.';
export const yes = 'yes';
export const no = 'no';
export const choose = 'choose …';
export const fresh = 'another one …';
export const freshName = (label) => `Name of the new entry: ${label}`;
export const unknownId = (id) => `${id} (not described yet)`;
export const add = (label) => `Add: ${label}`;
export const addId = 'Short name, such as forest or train';
export const remove = (name) => `Remove ${name}`;
export const rename = (name) => `Another short name for ${name}`;
export const idTaken = (id) => `${id} already exists.`;
export const idForm = 'A short name is a letter, then letters, digits, _, . or -.';
export const shortName = 'Short name';
export const key = 'Name';
export const value = 'Value';
export const noEntries = 'There is none yet.';
export const listedOn = (label) => `Entries are added in the line “${label}”.`;
export const asTable = 'As a table';
export const oneByOne = 'One by one';
export const details = (name) => `Details of ${name}`;
export const summary = { none: 'none', missing: 'missing', many: (count) => `${count} entries`, said: 'answered' };
export const numberExpected = (text) => `“${text}” is no number.`;
export const shapeExpected = (form) => `Expected ${form}.`;
export const dateExpected = 'Expected a date such as 2024, 2024-02 or 2024-02-17.';
export const cannotEdit = (why) => `This could not be changed: ${why}.`;

export const startQuestion = 'What have you got?';
export const dropHere = 'Drop files here, or choose them: data files, an earlier manifest, a generator.json of a fitted generator, CITATION.cff, metrics.json.';
export const dropPromise = 'They are read in this browser and sent nowhere. Of data files, only the digest, the size, the number of rows and the columns with their types are taken, never a value.';
export const chooseFiles = 'Choose files';
export const chooseFolder = 'Choose a folder';
export const reading = (name, percent) => `Reading ${name}: ${percent} %`;
export const tookData = (name, columns, records) => `${name}: digest and size${columns ? `, ${columns} columns` : ''}${records === undefined ? '' : `, ${records} rows`}.`;
export const tookManifest = (name) => `${name}: taken over as the manifest. Undo restores the earlier answers.`;
export const tookAnswers = (name, count) => `${name}: ${count} answers taken over.`;
export const tookNothing = (name) => `${name}: nothing that the form can take over; it is listed as a file.`;
export const couldNotRead = (name, why) => `${name} could not be read: ${why}.`;

export const situation = 'The situation';
export const situationLead = 'A few answers decide which lines are asked.';
export const apply = 'Set up the lines that follow';
export const applied = (count) => `${count} answers follow from that. Correct them where they are wrong.`;
export const sources = {}; // the published words are English
export const sourceName = 'Its short name, such as ukb (optional)';
export const mainQuestions = {
  title: 'What is the dataset called?', methods: 'How were the data made?', sources: 'What were they made from?', uses: 'What are the data for?',
  tier: 'Who may have the data?', author: 'Who answers for this manifest?', authorHelp: 'A person or an organisation, by name.',
};
export const intended = 'intended';
export const excluded = 'excluded';
export const notStated = 'not stated';

export const preview = 'The file';
export const previewEmpty = 'Your answers appear here, as they will be in synthreport.yaml.';
export const previewLabel = 'The manifest as YAML; you can type here, too';
export const broken = (line, message) => `Line ${line} cannot be read: ${message}`;
export const brokenLead = 'The form shows what can be read, and stays usable.';
export const goThere = (line) => `Go to line ${line}`;
export const takeBack = 'Take the last change back';

export const verdicts = {
  complies: 'Every essential line is answered.', incomplete: 'Essential lines are open.', contradictory: 'The answers contradict each other.',
  'contradicts itself': 'The answers contradict each other.', unreadable: 'The text cannot be read.', 'cannot be read': 'The text cannot be read.',
  'describes the public record': 'This describes the public record.', public_record: 'This describes the public record.',
};
export const openLines = 'Open lines';
export const findings = 'What the checker says';
export const noFindings = 'The checker has nothing to say.';
export const fix = (text) => `What to do: ${text}`;
export const toAnswer = 'Go to the answer';
export const checkedHere = 'This is the instant check. It does not compare answers with one another; the full check does.';
export const fullCheck = 'Go to the full check';
export const saveLead = 'The file can be saved at any time, complete or not.';
export const savedAs = (name) => `Saved as ${name}.`;
export const fileName = 'Name of the file';
export const levels = { must: 'essential', should: 'recommended', may: 'note', error: 'essential', warning: 'recommended', note: 'note' };
