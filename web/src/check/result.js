// A result of the instant or the full check, as the page shows it: in the person's language where the standard has it.
import { germanIfLoaded } from '../shared/german.js';

const ANSWERED = new Set(['answered', 'answered_by_a_gap', 'answered_by_an_accepted_gap']);

/** The standard's texts about a code: its problem, why it is asked, and what to do. */
function about(code, { catalogue }, language) {
  const german = language === 'de' ? germanIfLoaded()?.texts.codes[code] : null;
  const entry = catalogue.items[code] ?? catalogue.rules[code] ?? {};
  return {
    problem: german?.problem?.text ?? german?.title ?? entry.problem ?? code,
    why: german?.why ?? entry.why,
    fix: german?.request ?? entry.fix ?? entry.text,
  };
}

function lineLabel(number, { words }, language) {
  const german = language === 'de' ? germanIfLoaded()?.words.lines[number] : null;
  return german?.texts.label ?? words.lines[number].label;
}

function result({ conclusion, lines, findings, full }, standard, language) {
  const asked = lines.filter(({ state }) => state !== 'not_applicable');
  const answered = asked.filter(({ state }) => ANSWERED.has(state));
  return {
    conclusion, full, findings,
    asked: asked.length,
    answered: answered.length,
    byGap: answered.filter(({ state }) => state !== 'answered').length,
    lines: lines.map(({ number, state }) => ({ number, state, label: lineLabel(number, standard, language) })),
  };
}

/** What the instant checker found. */
export function fromInstant({ verdict, lines, findings }, standard, language) {
  const described = findings.map((each) => ({ ...about(each.code, standard, language), ...each }));
  return result({ conclusion: verdict.conclusion, lines, findings: described, full: false }, standard, language);
}

/** What the report for programs says about its one manifest. */
export function fromReport(report, standard, language) {
  const [document] = JSON.parse(report).documents;
  const findings = document.findings.map(({ code, level, problem, message, fix, pointer, location }) => {
    const texts = about(code, standard, language);
    return { code, level, pointer, message, line: location.line, column: location.column, why: texts.why, problem: texts.problem ?? problem, fix: language === 'de' ? texts.fix : fix };
  });
  const lines = document.lines.map(({ number, state }) => ({ number, state: state.replaceAll(' ', '_') }));
  return result({ conclusion: document.verdict.conclusion, lines, findings, full: true }, standard, language);
}
