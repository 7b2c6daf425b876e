/**
 * Everything that must hold, from a fresh clone: `npm test [-- <filter>…] [--long | --measure]`.
 *
 * A filter is a step's name (`lint`, `unit`, `e2e`, …) or a part of a test's path or title. `--long` adds the tests
 * that take hours, `--measure` runs the measurements alone. Ends with `N passed, N failed` on a line of its own.
 *
 * Until `install()` has run, only Node's built-ins may be imported here and in what this file imports.
 */
import { install, requireNode } from '../platform/host/install.mjs';
import { findChromium } from './run/chromium.mjs';
import { inWords, none, single, sum } from './run/counts.mjs';
import { longStep, measureStep, steps } from './run/steps.mjs';
import { filesOf, pick, stepOf } from './run/test-files.mjs';

const atOnce = 2;

requireNode();
const results = await runAll(planOf(process.argv.slice(2)));
const total = sum(results);
for (const title of total.skipped) console.log(`skipped: ${title}`);
console.log(inWords(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/**
 * What to run, in order, each step whole or narrowed to a selection.
 *
 * @param {readonly string[]} args
 * @returns {readonly { step: import('./run/steps.mjs').Step, selection: import('./run/suites.mjs').Selection }[]}
 */
function planOf(args) {
  const all = [...steps, longStep, measureStep];
  const filters = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && !['--long', '--measure'].includes(arg));
  if (unknown) fail(`Unknown option ${unknown}. Options: --long, --measure.`);

  const chosen = new Map();
  const choose = (step, selection = {}) => {
    if (step.needsBuild && !chosen.has('build')) choose(all.find(({ name }) => name === 'build'));
    if (!chosen.has(step.name)) chosen.set(step.name, { step, selection });
  };

  if (filters.length === 0) {
    if (!args.includes('--measure')) steps.forEach((step) => choose(step));
    if (args.includes('--long')) choose(longStep);
    if (args.includes('--measure')) choose(measureStep);
  }
  for (const filter of filters) {
    const named = all.find(({ name }) => name === filter);
    if (named) {
      choose(named);
      continue;
    }
    const { files, title } = pick(filter);
    if (files.length === 0)
      fail(`Nothing is called "${filter}". Steps: ${all.map(({ name }) => name).join(', ')}.`);
    for (const step of all) {
      const own = files.filter((file) => stepOf(file) === step.name);
      if (own.length > 0) choose(step, { files: own, title });
    }
  }
  return [...chosen.values()];
}

async function runAll(plan) {
  try {
    install();
    if (plan.some(({ step }) => step.needsBrowser)) {
      process.env.CHROMIUM_PATH = await findChromium();
      console.log(`Chromium: ${process.env.CHROMIUM_PATH}`);
    }
  } catch (error) {
    console.error(error.message);
    return [single(false)];
  }

  const results = [];
  const waiting = [...plan];
  while (waiting.length > 0) {
    const { beside } = waiting[0].step;
    const end = beside ? waiting.findIndex(({ step }) => step.beside !== beside) : 1;
    const together = waiting.splice(0, end < 0 ? waiting.length : end);
    const worker = async () => {
      for (let next = together.shift(); next; next = together.shift()) results.push(await runStep(next));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  return results;
}

async function runStep({ step, selection }) {
  if (step.hasFiles && filesOf(step.name).length === 0) {
    console.log(`${step.name.padEnd(10)} has no test files yet`);
    return none;
  }
  const start = performance.now();
  const { counts, output } = await step.run(selection);
  const seconds = (performance.now() - start) / 1000;
  const late = seconds > step.budget ? `, over its ${step.budget} s` : '';
  console.log(`${step.name.padEnd(10)} ${inWords(counts)} (${seconds.toFixed(1)} s${late})`);
  if (counts.failed > 0 || step.printsAlways) console.log(`\n${output.trim()}\n`);
  return counts;
}

function fail(message) {
  console.error(message);
  console.log(inWords(single(false)));
  process.exit(1);
}
