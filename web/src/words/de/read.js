export const title = 'Manifest lesen';
