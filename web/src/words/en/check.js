export const title = 'Check a manifest';
export const lead = 'See what a report on synthetic data leaves open, and where it contradicts itself.';
export const noneYet = 'A manifest is one text file that says how a synthetic dataset was made and tested. You have none yet?';
export const writeOne = 'Write one in the form';
export const drop = 'Drop a manifest or a folder here';
export const dropHint = 'synthreport.yaml, or the folder that it is in. The file is read in this browser and sent nowhere.';
export const openFile = 'Open a file';
export const openFolder = 'Open a folder';
export const paste = 'Paste text';
export const example = 'Try an example';
export const another = 'Check another one';
export const save = 'Save the text';
export const edit = 'Edit in the form';
export const readIt = 'Read as a page';
export const editorLabel = 'Text of the manifest';
export const profileLabel = 'Profile';
export const ownProfile = (name) => `${name} (your file)`;
export const chooseOwn = 'Profile from a file …';
export const several = (count) => `${count} manifests were found`;
export const whichOne = 'Manifest';
export const none = (count) => `No manifest among ${count} ${count === 1 ? 'file' : 'files'}: expected synthreport.yaml, .yml or .json.`;
export const tooLarge = (name, megabytes) => `${name} has ${megabytes} MB. A manifest is no larger than 10 MB: prose and numbers, no data.`;
export const notText = (name) => `${name} is not text in UTF-8. Save it as UTF-8, then open it again.`;

export const conclusions = {
  complies: ['✔', 'Complies with the standard'],
  incomplete: ['◐', 'Incomplete'],
  'contradicts itself': ['✘', 'Contradicts itself'],
  'describes the public record': ['◐', 'Describes the public record'],
  'cannot be read': ['✘', 'Cannot be read'],
};
export const soFar = {
  complies: ['✔', 'Nothing is open so far'],
  incomplete: ['◐', 'Incomplete'],
  'describes the public record': ['◐', 'Describes the public record'],
  'cannot be read': ['✘', 'Cannot be read'],
};
export const coverage = (answered, asked) => `${answered} of ${asked} lines of the checklist are answered`;
export const byGap = (count) => (count ? `, ${count} of them by a declared gap` : '');
export const instantNote = 'Instant check: the form of every answer and what is missing. The full check also compares answers with one another.';
export const fullNote = 'Full check: the same findings as on the command line.';
export const staleNote = 'The text has changed since the full check.';
export const linesLabel = 'Lines of the checklist';
export const lineStates = {
  answered: ['✔', 'answered'],
  answered_by_an_accepted_gap: ['○', 'answered by a gap'],
  answered_by_a_gap: ['○', 'answered by a gap'],
  open: ['✘', 'open'],
  not_applicable: ['–', 'does not apply'],
};

export const findings = 'Findings';
export const counts = ({ must, should, may }) => [
  [must, must === 1 ? 'error' : 'errors', 'must'], [should, should === 1 ? 'warning' : 'warnings', 'should'], [may, may === 1 ? 'note' : 'notes', 'may'],
];
export const levels = { must: 'error', should: 'warning', may: 'note' };
export const noFindings = 'No findings.';
export const goTo = (line) => `Line ${line}`;
export const more = 'Why, and what to do';
export const why = 'Why';
export const fix = 'What to do';
export const showAll = (count) => `Show all ${count} findings`;

export const full = 'Full check and reports';
export const fullText = (megabytes) => `Runs the complete checker, the same Python package as on the command line, in this browser. Loads ${megabytes} MB, the first time only; afterwards this page is closed to every connection.`;
export const fullAbsent = 'This copy of the pages has the instant check only. The full check runs on the site, or on the command line: synthreport check.';
export const runFull = 'Run the full check';
export const loading = (percent) => `Loading: ${percent} %`;
export const starting = 'Starting Python …';
export const checking = 'Checking …';
export const failed = (why) => `The full check failed: ${why}`;
export const again = 'Try again';
export const report = 'Report';
export const saveReport = 'Save';
export const writing = 'Writing the report …';
export const reportFrame = (name) => `Report: ${name}`;
export const pdfHint = 'PDF and Word documents: synthreport check --format pdf';
export const reports = {
  editor: 'Decision, one page (editor)',
  author: 'To-do list (author)',
  reviewer: 'Guide (reviewer)',
  'letter-en': 'Letter to the authors, English',
  'letter-de': 'Letter to the authors, German',
  checklist: 'Checklist with its state',
  html: 'Full report',
  markdown: 'Full report as Markdown',
  json: 'Findings for programs, JSON',
  sarif: 'Findings for code scanning, SARIF',
  badge: 'Badge, SVG',
};

export const fullServed = 'Runs the complete checker on this computer, and writes its reports.';
export const verifiedNote = 'Full check, with the files: what they confirm and what they refute is in the findings.';
export const computer = 'The files on this computer';
export const verifyText = 'Compares the saved manifest with the files that it describes: sizes, digests, columns, ranges, codes and counts. Nothing is executed.';
export const verify = 'Verify the files';
export const measure = 'Measure a table';
export const measureText = 'Computes results from the tables in the folder of the manifest, and writes them into it. Name the real rows too, if you have them.';
export const sides = { synthetic: 'Synthetic table', train: 'Real rows that the generator saw', holdout: 'Real rows that it never saw', outcomes: 'Columns to predict, separated by commas' };
export const saveFirst = 'Save the text first: the files are compared with the manifest on the disk.';
export const working = 'Reading the files …';
export const verified = (grades) => `The files were read. Claims: ${grades || 'none'}.`;
export const grades = { refuted: 'refuted', attested: 'attested', recomputed: 'recomputed', matched: 'matched', cited: 'cited', asserted: 'asserted', not_checkable_here: 'not checkable here' };
export const measured = (count) => `${count} results were measured and written into the manifest.`;
