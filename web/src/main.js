// The frame of the pages: three doors, two languages. Each door fills a section of its own, when it is first opened.
import { h } from './shared/dom.js';
import { desk } from './shared/desk.js';
import { LANGUAGES, preferredLanguage, rememberLanguage, words } from './words/index.js';
import { isServed } from './shared/server.js';
import { savingBar } from './shared/served_file.js';
import { openCheck } from './check/index.js';
import { openForm } from './form/index.js';
import { openRead } from './read/index.js';
import standard from '../generated/standard.js';

// No policy binds WebRTC, which needs no request to reach a host; the pages have no use for it.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) delete globalThis[name];

const DOORS = { check: openCheck, write: openForm, read: openRead };
const main = document.querySelector('main');
const opened = {}; // per door: its section, and what ends it
let saving = null; // the bar to save with, if a server on this computer shows the pages
let language = preferredLanguage();

/** The door that the address names, after `#`; that part of an address is never sent. */
const current = () => (location.hash.slice(1).split('/')[0] in DOORS ? location.hash.slice(1).split('/')[0] : 'check');

function frame() {
  const text = words(language).shell;
  document.documentElement.lang = language;
  document.querySelector('.skip').textContent = text.skip;
  document.querySelector('header').replaceChildren(
    h('a', { class: 'name', href: ONE_FILE ? '#check' : '../' }, 'synthreport'),
    h('nav', { 'aria-label': text.doorsLabel }, Object.keys(DOORS).map((door) => (
      h('a', { href: `#${door}`, 'aria-current': current() === door && 'page' }, text.doors[door])
    ))),
    h('div', { class: 'languages', role: 'group', 'aria-label': text.languageLabel }, Object.entries(LANGUAGES).map(([code, name]) => (
      h('button', { type: 'button', lang: code, 'aria-pressed': String(code === language), onclick: () => speak(code) }, name)
    ))),
  );
  if (isServed) {
    saving?.end();
    saving?.element.remove();
    saving = savingBar(desk, text.disk);
    document.querySelector('header').after(saving.element);
  }
  document.querySelector('footer').replaceChildren(h('p', {}, text.promise), h('p', {}, text.standardVersion(standard.version)));
}

function show() {
  const door = current();
  frame();
  if (!(door in opened)) {
    const section = h('section', { id: `door-${door}`, class: `door ${door}` });
    main.append(section);
    opened[door] = { section, end: DOORS[door](section, { desk, language, standard, words: words(language) }) };
  }
  for (const [name, { section }] of Object.entries(opened)) section.hidden = name !== door;
  document.title = `${words(language)[door].title} · synthreport`;
}

/** Changes the language: the doors are built again, and take what they show from the desk. */
function speak(chosen) {
  language = chosen;
  rememberLanguage(chosen);
  for (const [name, { section, end }] of Object.entries(opened)) {
    end?.();
    section.remove();
    delete opened[name];
  }
  show();
  document.querySelector(`.languages [lang="${chosen}"]`).focus();
}

addEventListener('hashchange', () => {
  if (location.hash !== '#content') { // the skip link is no door
    show();
    scrollTo(0, 0);
  }
  main.focus({ preventScroll: true });
});
show();
