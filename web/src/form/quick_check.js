// What the instant checker finds in a text: a verdict and findings; null where there is nothing to check yet.

/** `published` is `generated/standard.js`. */
export function quickCheck() { return null; }
