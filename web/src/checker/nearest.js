// The word that was probably meant: by the share of letters and digits that two words have in common, in their order.

const NEAR = 0.7;
const LONGEST = 100;

const plain = (word) => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The one of some words that was probably meant; empty if none is near. Of equals the last in alphabetical order. */
export function nearest(word, words) {
  const typo = plain(word);
  if (typo.length > LONGEST) return '';
  let [best, found] = [['', 0], ''];
  for (const each of words) {
    const other = plain(each);
    const share = similarity(other, typo);
    if (share < NEAR) continue;
    if (share > best[1] || (share === best[1] && other > best[0])) [best, found] = [[other, share], each];
  }
  return found;
}

/** Twice the letters in common, divided by all letters: the longest common stretch, and those left and right of it. */
function similarity(one, other) {
  const all = one.length + other.length;
  return all ? (2 * common(one, other)) / all : 1;
}

function common(one, other) {
  const [start, at, size] = longestStretch(one, other);
  if (!size) return 0;
  return (
    size + common(one.slice(0, start), other.slice(0, at)) + common(one.slice(start + size), other.slice(at + size))
  );
}

/** Where the longest common stretch begins in both, and its length; of several, the first. */
function longestStretch(one, other) {
  let [start, at, size] = [0, 0, 0];
  let ends = [];
  for (let index = 0; index < one.length; index += 1) {
    const next = [];
    for (let place = 0; place < other.length; place += 1) {
      if (one[index] !== other[place]) continue;
      next[place] = (ends[place - 1] ?? 0) + 1;
      if (next[place] > size) [start, at, size] = [index - next[place] + 1, place - next[place] + 1, next[place]];
    }
    ends = next;
  }
  return [start, at, size];
}
