export const title = 'Read a manifest';
export const drop = 'Drop a manifest or a folder here';
export const dropHint = 'As a page for people: what the dataset is, how it was made, what is claimed of it, and where its limits are.';
export const another = 'Read another one';
export const print = 'Print';
export const unreadable = 'This manifest cannot be read';
export const toCheck = 'See where, under Check';
export const untitled = 'Untitled dataset';
export const synthetic = 'Synthetic dataset';
export const heads = { made: 'How it was made', claims: 'What is claimed, and on what evidence', limits: 'Limits', cite: 'How to cite and to use it' };
export const facts = {
  composition: 'Composition', methods: 'Made by', modalities: 'Kind of data', records: 'Records', subjects: 'Subjects',
  version: 'Version', released: 'Released', tier: 'Access', licence: 'Licence',
};
export const usesLabel = 'Uses';
export const uses = { intended: 'intended', untested: 'untested', excluded: 'not for this' };
export const pipeline = 'Pipeline, from left to right';
export const pipelineLabel = (things, arrows) => `Pipeline of ${things} parts, with ${arrows} arrows; in words below`;
export const inWords = 'The same in words';
export const kinds = { input: 'Source', split: 'Part of a source', step: 'Step', file: 'File' };
export const sources = 'Sources';
export const persons = (count) => `${count} persons`;
export const noClaims = 'The authors claim nothing of the data.';
export const notClaimed = 'Not claimed';
export const noEvidence = 'No evidence is named.';
export const evidence = 'Evidence';
export const evidenceHead = ['Measured', 'Value', 'Compared with'];
export const publication = 'a publication';
export const file = 'a file';
export const notThere = 'not in this manifest';
export const noLimits = 'No limitations are stated.';
export const outOfScope = 'Not to be used for';
export const gaps = (count) => `${count} ${count === 1 ? 'answer is' : 'answers are'} declared as unknown or withheld`;
export const terms = 'Licence and conditions';
export const contact = 'Contact';
