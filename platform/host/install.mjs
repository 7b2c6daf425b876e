import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = resolve(fileURLToPath(import.meta.url), '../../..');

const oldestNode = [20, 19];

/** Ends the process with advice when Node is older than the tools need. Node's built-ins only: nothing is installed yet. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Glovebox needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Installs exactly what `package-lock.json` names, unless it is there already. Throws when npm fails; npm has said why.
 *
 * @returns {boolean} whether anything had to be installed
 */
export function install() {
  if (isInstalled()) return false;
  console.log('Installing the packages named in package-lock.json …');
  const [command, ...args] = npm('ci', '--include=dev', '--no-audit', '--no-fund');
  const { status, error } = spawnSync(command, args, { cwd: project, stdio: 'inherit' });
  if (error) throw new Error(`npm could not be started (${error.code}): is it installed?`);
  if (status !== 0) throw new Error('npm ci failed; its message is above.');
  return true;
}

/** npm as it was started, else the one on the PATH. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js') || script?.endsWith('.cjs')) return [process.execPath, script, ...args];
  return ['npm', ...args];
}

/**
 * npm leaves a list of what it installed in `node_modules`. It fits when every package there has the version of the
 * lock file, and none is missing but the optional ones, which are for other machines.
 */
function isInstalled() {
  const installedList = join(project, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = packagesOf(join(project, 'package-lock.json'));
  const installed = packagesOf(installedList);
  return (
    Object.entries(installed).every(([path, { version }]) => wanted[path]?.version === version) &&
    Object.entries(wanted).every(([path, { optional }]) => path === '' || optional || path in installed)
  );
}

/** @returns {Record<string, { version: string, optional?: boolean }>} by path */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}
