import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../platform/host/install.mjs';
import { run, tool } from './command.mjs';
import { countsOfPlaywright, none } from './counts.mjs';

/** What a run is narrowed to: some files of the step, and the tests of a title among them. */
/** @typedef {{ files?: readonly string[], title?: string }} Selection */

/**
 * Runs test files in Chromium by Web Test Runner.
 *
 * @param {{ seconds: number } & Selection} options
 */
export async function runUnit({ seconds, files, title }) {
  const report = reportFile('unit');
  const args = files ? ['--files', ...files] : [];
  const env = { GLOVEBOX_UNIT_REPORT: report, GLOVEBOX_UNIT_GREP: title && escaped(title) };
  const result = await run(tool('@web/test-runner/dist/bin.js', ...args), { seconds, env });
  return withCounts(result, read(report), title);
}

/** Projects that belong to another one's step: the end-to-end tests tagged `@every-pack`, on the second pack. */
const companions = { e2e: ['e2e-minimal'] };

/**
 * Runs one of the projects of `playwright.config.ts`, with its companions.
 *
 * @param {string} name
 * @param {{ seconds: number } & Selection} options
 */
export async function runPlaywright(name, { seconds, files = [], title }) {
  const report = reportFile(name);
  const narrowed = [
    ...files.map((file) => `${escaped(file)}$`),
    ...(title ? ['--grep', escaped(title)] : []),
  ];
  const projects = [name, ...(companions[name] ?? [])].map((project) => `--project=${project}`);
  const args = ['test', ...projects, '--reporter=line,json', ...narrowed];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_FORCE_TTY: '0' };
  const result = await run(tool('@playwright/test/cli.js', ...args), { seconds, env });
  const json = read(report);
  return withCounts(result, json && countsOfPlaywright(json), title);
}

/**
 * A runner that crashes, or says it failed without naming a test, or runs nothing, is itself one failure. Only a title
 * may be looked for in vain: the words stood in the file, but in no title.
 */
function withCounts({ ok, output }, counts, title) {
  if (!counts) return { counts: { ...none, failed: 1 }, output: `${output}\nIt ended without a report.` };
  const ranNothing = counts.passed + counts.failed + counts.skipped.length === 0;
  if (ranNothing && title) return { counts: none, output };
  if (ranNothing) return { counts: { ...none, failed: 1 }, output: `${output}\nNo test ran.` };
  if (!ok && counts.failed === 0) return { counts: { ...counts, failed: 1 }, output };
  return { counts, output };
}

function reportFile(name) {
  const folder = join(project, '.cache', 'test');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}-${process.pid}.json`);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
