// Search as you type: the words go to mkdocs' own worker, which holds the index, and its answers become a list.
const form = document.querySelector('form[role="search"]');
const field = document.getElementById('search');
const found = document.getElementById('found');
const root = base_url.endsWith('/') ? base_url : `${base_url}/`;
let worker = null;
let ready = false;

function start() {
  if (worker) return;
  worker = new Worker(`${root}search/worker.js`);
  worker.onmessage = ({ data }) => {
    if (data.allowSearch) {
      ready = true;
      ask();
    } else if (data.results) {
      show(data.results);
    }
  };
  worker.postMessage({ init: true });
}

// Words that people type, and the words of these pages for the same.
const SYNONYMS = {
  license: 'licence', licensing: 'licence', irb: 'ethics decision', reb: 'ethics decision', approval: 'ethics decision',
  gdpr: 'legal anonymity', hipaa: 'legal anonymity', anonymization: 'anonymity', anonymisation: 'anonymity',
  deidentification: 'identifiability', reidentification: 'singling linkage', mia: 'membership attack',
  dp: 'differential privacy', epsilon: 'differential privacy', holdout: 'control split', leakage: 'copies memorised',
  hallucination: 'plausibility', bias: 'fairness', sex: 'fairness groups', coi: 'competing interests',
  similarity: 'fidelity', conflict: 'competing interests', funding: 'competing interests', realism: 'plausibility',
  reproducible: 'seeds repetition', docker: 'image environment', requirements: 'lock file', checklist: 'lines',
};

function synonyms(words) {
  return words.toLowerCase().split(/\s+/).map((word) => (Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : '')).join(' ');
}

// The last word may be unfinished. Characters that mean something in a query are left out.
function ask() {
  const words = field.value.replace(/[:~^+\-*\\/]/g, ' ').trim();
  if (words.length < 2) {
    found.hidden = true;
    found.replaceChildren();
  } else if (ready) {
    worker.postMessage({ query: `${words} ${words.split(/\s+/).pop()}* ${synonyms(words)}` });
  }
}

function element(name, text, attributes = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...attributes });
}

function show(results) {
  const shown = results.slice(0, 30);
  const more = results.length > shown.length ? `; the first ${shown.length} are shown` : '';
  const list = document.createElement('ol');
  for (const { location, title, summary } of shown) {
    const entry = document.createElement('li');
    entry.append(element('a', title, { href: root + location }), element('p', `${summary}…`));
    list.append(entry);
  }
  const count = results.length === 0 ? 'Nothing found' : `${results.length} found${more}`;
  found.replaceChildren(element('p', count, { className: 'count' }), list);
  found.hidden = false;
}

function close() {
  field.value = '';
  ask();
}

form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
field.addEventListener('focus', start);
field.addEventListener('input', () => {
  start();
  ask();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !found.hidden) {
    close();
    field.focus();
  }
});
found.addEventListener('click', (event) => {
  if (event.target.closest('a')) close();
});

// Beside a wide text the list of pages stands open; above a narrow one it waits to be asked for.
const menu = document.querySelector('.menu');
if (matchMedia('(min-width: 60rem)').matches) menu.open = true;

// Show the present page in the list without moving the text.
const list = document.querySelector('.pages');
const current = list.querySelector('[aria-current]');
if (current) list.scrollTop += current.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
