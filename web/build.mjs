// Build the pages into dist/: `npm ci && node build.mjs`.
//
// node build.mjs             the site (dist/index.html) and the one file (dist/synthreport.html)
// node build.mjs --full      and what the full check loads (dist/full/); needs Python, and pip once
// node build.mjs --sizes     and print what is transferred
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { generate } from './build/generate.mjs';
import { fullCheck, reportStyle } from './build/full.mjs';

const here = (path) => new URL(path, import.meta.url);
const wants = (flag) => process.argv.includes(flag);
const digest = (text, algorithm = 'sha256') => `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;

/** `import source from './some.worker.js?worker'`: a worker as one text, for a blob. */
const WORKERS = {
  name: 'workers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?worker$/ }, ({ path, resolveDir }) => ({ path: new URL(path.slice(0, -7), `file://${resolveDir}/`).pathname, namespace: 'worker' }));
    onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path }) => {
      const { outputFiles } = await build({ ...SHARED, plugins: [], entryPoints: [path], format: 'iife' });
      return { contents: outputFiles[0].text, loader: 'text' };
    });
  },
};

const SHARED = {
  plugins: [WORKERS],
  bundle: true, minify: true, write: false, legalComments: 'none', target: 'es2022', charset: 'utf8',
  absWorkingDir: here('.').pathname, logLevel: 'warning', outdir: 'dist',
};

/** The policy of a page. A worker made from a blob is bound by it; one made from a URL would not be. */
function policy({ script, style, connect, report }) {
  return [
    "default-src 'none'", `script-src ${script} 'wasm-unsafe-eval' blob:`, 'worker-src blob:', `connect-src ${connect}`,
    `style-src ${style} ${report}`, "img-src 'self' data: blob:", 'frame-src blob:', "form-action 'none'", "base-uri 'none'",
  ].join('; ');
}

async function bundle(options) {
  const { outputFiles } = await build({ ...SHARED, ...options });
  return Object.fromEntries(outputFiles.map((file) => [file.path.split('/dist/')[1], file.text]));
}

/** The page with parts filled in, each stated in the shell as `{name}`. */
function page(parts) {
  let text = readFileSync(here('src/index.html'), 'utf8');
  const icon = readFileSync(here('../docs/theme/icon.svg')).toString('base64');
  for (const [name, part] of Object.entries({ icon: `data:image/svg+xml;base64,${icon}`, ...parts })) text = text.replace(`{${name}}`, () => part);
  return text;
}

function put(path, content) {
  const target = here(`dist/${path}`);
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, content);
}

/** The pages as files of a site: nothing is inline, and each file that the page names is bound by its digest. */
async function site(report, full) {
  const entryPoints = { app: 'src/main.js', style: 'src/style/style.css' };
  const files = await bundle({ entryPoints, format: 'esm', splitting: true, define: { ONE_FILE: 'false', FULL: JSON.stringify(full), REPORT_STYLE: JSON.stringify(report) } });
  for (const [path, text] of Object.entries(files)) put(path, text);
  put('index.html', page({
    policy: policy({ script: "'self'", style: "'self'", connect: "'self'", report }),
    style: `<link rel="stylesheet" href="style.css" integrity="${digest(files['style.css'], 'sha384')}">`,
    script: `<script type="module" src="app.js" integrity="${digest(files['app.js'], 'sha384')}"></script>`,
  }));
  return files;
}

/** The same in one file, opened from a disk: it may connect to nothing, and runs only the script and style with its digests. */
async function oneFile(report) {
  const { 'one.js': script } = await bundle({ entryPoints: { one: 'src/main.js' }, format: 'iife', define: { ONE_FILE: 'true', FULL: '[]', REPORT_STYLE: JSON.stringify(report) } });
  const { 'style.css': style } = await bundle({ entryPoints: { style: 'src/style/style.css' } });
  const safe = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const text = page({
    policy: policy({ script: `'${digest(safe)}'`, style: `'${digest(style)}'`, connect: "'none'", report }),
    style: `<style>${style}</style>`,
    script: `<script>${safe}</script>`,
  });
  put('synthreport.html', text);
  return text;
}

const kilobytes = (text) => `${(gzipSync(text, { level: 9 }).length / 1000).toFixed(0)} KB`.padStart(8);

rmSync(here('dist'), { recursive: true, force: true });
generate();
const full = wants('--full') ? await fullCheck(put, bundle) : [];
const report = reportStyle();
const files = await site(report, full);
const whole = await oneFile(report);
if (wants('--sizes')) {
  for (const [path, text] of Object.entries(files)) console.log(`${kilobytes(text)}  ${path}`);
  for (const { name, transferred } of full) console.log(`${(transferred / 1000).toFixed(0)} KB`.padStart(8), ` full/${name}`);
  console.log(`${kilobytes(whole)}  synthreport.html (both languages)`);
}
