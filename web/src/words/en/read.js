export const title = 'Read a manifest';
