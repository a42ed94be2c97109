export const title = 'Manifest prüfen';
