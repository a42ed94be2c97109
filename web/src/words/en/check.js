export const title = 'Check a manifest';
