// The standard's texts in German: a file of their own, loaded when somebody reads German.

let texts = null;

/** `{ texts, words }` of `generated/german.js`. */
export async function german() {
  texts ??= (await import('../../generated/german.js')).default;
  return texts;
}

/** The same if it is loaded, or else nothing. */
export const germanIfLoaded = () => texts;
