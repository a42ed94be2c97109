export const title = 'Manifest schreiben';
