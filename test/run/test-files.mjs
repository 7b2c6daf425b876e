import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../platform/host/install.mjs';

/**
 * Every test file, as `/`-separated path from the project.
 *
 * @returns {readonly string[]}
 */
function allTestFiles() {
  const folder = join(project, 'test');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(test|spec|measure)\.ts$/.test(path))
    .sort();
}

const ownFolders = ['built', 'e2e', 'visual', 'speed', 'forensic', 'kill'];

/** The step that runs a test file: `unit` in a browser, `long` and `measure` apart, else by folder, else plain `node`. */
export function stepOf(file) {
  if (file.endsWith('.test.ts')) return 'unit';
  if (file.endsWith('.long.spec.ts')) return 'long';
  if (file.endsWith('.measure.ts')) return 'measure';
  return ownFolders.find((folder) => file.startsWith(`test/${folder}/`)) ?? 'node';
}

/** The test files of a step. */
export function filesOf(step) {
  return allTestFiles().filter((file) => stepOf(file) === step);
}

/**
 * What a filter that is not a step's name picks: the files whose path contains it, whole; if there are none, the tests
 * whose title contains it, in the files where the words stand.
 *
 * @param {string} filter
 * @returns {{ files: readonly string[], title?: string }}
 */
export function pick(filter) {
  const wanted = filter.toLowerCase();
  const byPath = allTestFiles().filter((file) => file.toLowerCase().includes(wanted));
  if (byPath.length > 0) return { files: byPath };
  const byTitle = allTestFiles().filter((file) =>
    readFileSync(join(project, file), 'utf8').toLowerCase().includes(wanted),
  );
  return { files: byTitle, title: filter };
}
