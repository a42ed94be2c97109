// The focus stays where somebody is, while what surrounds it is built again.

const CAN = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Puts new elements into a place unless they are the same, and gives the focus to the one at the same position. */
export function swap(place, elements) {
  const old = [...place.children];
  const isSame = old.length === elements.length && old.every((each, at) => each.isEqualNode(elements[at]));
  if (isSame) return;
  const position = [...place.querySelectorAll(CAN)].indexOf(document.activeElement);
  place.replaceChildren(...elements);
  if (position >= 0) [...place.querySelectorAll(CAN)][position]?.focus({ preventScroll: true });
}

/** What tells an element from others after its place is built again. */
export const placeOf = (element, root) => (root.contains(element) && element.dataset ? { pointer: element.dataset.pointer, part: element.dataset.part, value: element.dataset.value, said: element.dataset.said } : null);

/** Gives the focus back to the element that replaces the one that had it. */
export function restoreFocus(root, { pointer, part, value, said }) {
  const test = [pointer !== undefined && `[data-pointer="${CSS.escape(pointer)}"]`, part && `[data-part="${part}"]`, value !== undefined && `[data-value="${CSS.escape(value)}"]`, said && `[data-said="${said}"]`].filter(Boolean).join('');
  if (!test) return;
  const found = root.querySelector(test) ?? (pointer && root.querySelector(`[data-pointer="${CSS.escape(pointer)}"], [data-pointer^="${CSS.escape(pointer)}/"]`));
  found?.focus({ preventScroll: true });
}
