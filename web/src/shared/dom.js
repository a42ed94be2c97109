// Elements. Text is only ever set as text, so that nothing in a manifest can become markup.

/** An element: `h('p', { class: 'quiet', onclick: close }, 'text', child)`. A property `null`, `undefined` or `false` is skipped. */
export function h(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** The same for a picture: `svg('path', { d: '…' })`. */
export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An id that no other element of the page has. */
export const freshId = ((count) => (name) => `${name}-${(count += 1)}`)(0);

/** A function that calls `refresh` at once if a door's section is shown, or else when it is shown again. `end` stops that. */
export function whenShown(section, refresh) {
  let isDue = false;
  const due = () => {
    isDue = section.hidden;
    if (!isDue) refresh();
  };
  const shown = () => isDue && due();
  addEventListener('hashchange', shown);
  return Object.assign(due, { end: () => removeEventListener('hashchange', shown) });
}

/** A text with `code` in it, as elements. */
export const coded = (text) => text.split('`').map((part, index) => (index % 2 ? h('code', {}, part) : part));
