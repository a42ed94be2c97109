export const skip = 'Skip to the content';
export const doors = { check: 'Check', write: 'Write', read: 'Read' };
export const doorsLabel = 'What to do';
export const languageLabel = 'Language';
export const promise = 'Nothing is uploaded. Your files are read in this browser, and this page can connect to no other host.';
export const standardVersion = (version) => `Standard ${version}`;
export const disk = {
  save: 'Save', load: 'Load again', saved: 'Saved on this computer', unsaved: 'Changed, not saved yet',
  notSaved: (why) => `Not saved: ${why}`,
};
