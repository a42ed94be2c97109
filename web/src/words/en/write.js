export const title = 'Write a manifest';
