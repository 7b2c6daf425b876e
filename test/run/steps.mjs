import { run, tool } from './command.mjs';
import { single } from './counts.mjs';
import { runPlaywright, runUnit } from './suites.mjs';

/**
 * @typedef {object} Step
 * @property {string} name as given on the command line
 * @property {number} budget seconds it should take on 2 cores; passing it is said, not failed
 * @property {string} [beside] runs together with the steps before and after it that say the same
 * @property {boolean} [hasFiles] has test files of its own, so that a selection can narrow it
 * @property {boolean} [needsBuild] tests what `build` made
 * @property {boolean} [needsBrowser] starts a Chromium
 * @property {boolean} [printsAlways] its output is the point of it, not only when it fails
 * @property {(selection: import('./suites.mjs').Selection) => Promise<{ counts: import('./counts.mjs').Counts, output: string }>} run
 */

/** A step that hangs is ended: far above its budget, because machines differ. */
const patience = (budget) => Math.max(300, budget * 6);

/** One check, whose answer is that every command ends well; a failing one does not hide what the next has to say. */
function check(name, budget, ...commands) {
  const runAll = async () => {
    const results = [];
    for (const command of commands) results.push(await run(command, { seconds: patience(budget) }));
    return {
      counts: single(results.every(({ ok }) => ok)),
      output: results.map(({ output }) => output).join(''),
    };
  };
  return { name, budget, run: runAll };
}

function suite(name, budget, needs = {}) {
  const seconds = patience(budget);
  const runTests =
    name === 'unit'
      ? (selection) => runUnit({ seconds, ...selection })
      : (selection) => runPlaywright(name, { seconds, ...selection });
  return { name, budget, hasFiles: true, ...needs, run: runTests };
}

const vite = (...args) => tool('vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args);
const types = (folder) => tool('typescript/bin/tsc', '--project', folder, '--pretty', 'false');
const templates = ['src', 'components'].map((folder) => `${folder}/**/*.ts`);

/** Slowest first: two run at a time. */
const staticChecks = [
  check('lint', 30, tool('eslint/bin/eslint.js', '.', '--max-warnings', '0')),
  check('types', 20, types('.'), types('src/sw')),
  check(
    'templates',
    20,
    tool('@jackolope/lit-analyzer/cli.mjs', '--strict', '--maxWarnings', '0', ...templates),
  ),
  check('unused', 10, tool('knip/bin/knip.js', '--no-progress')),
  check('format', 10, tool('prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn')),
].map((step) => ({ ...step, beside: 'static checks' }));

/** @type {readonly Step[]} */
export const steps = [
  ...staticChecks,
  suite('unit', 120, { needsBrowser: true, beside: 'units' }),
  suite('node', 90, { beside: 'units' }),
  check('build', 10, vite(), vite('--mode', 'vehicle'), vite('--ssr')),
  suite('built', 10, { needsBuild: true }),
  suite('e2e', 150, { needsBuild: true, needsBrowser: true }),
  suite('visual', 60, { needsBuild: true, needsBrowser: true }),
  suite('speed', 30, { needsBuild: true, needsBrowser: true }),
  suite('kill', 180, { needsBuild: true, needsBrowser: true, beside: 'browsers of their own' }),
  suite('forensic', 120, { needsBuild: true, needsBrowser: true, beside: 'browsers of their own' }),
];

/** Hours rather than minutes; `npm run test:long` runs it after everything else. */
export const longStep = suite('long', 3600, { needsBuild: true, needsBrowser: true });

/** Prints figures; fails only when a measurement cannot be made. `npm run measure` runs it alone. */
export const measureStep = {
  ...suite('measure', 600, { needsBuild: true, needsBrowser: true }),
  printsAlways: true,
};
