import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from '../../platform/host/install.mjs';
import { run, tool } from './command.mjs';

/** Quiet, headless runs in containers and as root. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Document-Isolation-Policy, on which the restart of the app rests, is on by default from 137. */
const oldestChromium = 137;

/** `CHROMIUM_PATH`, else a Chromium or Chrome that is installed; whether it starts is not tried here. */
export function installedChromium() {
  return process.env.CHROMIUM_PATH ?? candidates()[0];
}

/**
 * Finds a Chromium that really starts, installing one if need be.
 *
 * @returns {Promise<string>} its path
 * @throws when none works, saying what was tried
 */
export async function findChromium() {
  const tried = [];
  const attempt = async (path) => {
    const problem = await whyUnusable(path);
    if (problem) tried.push(`${path}: ${problem}`);
    return !problem;
  };

  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    if (await attempt(wished)) return wished;
    console.log(`CHROMIUM_PATH cannot be used; looking for another.\n  ${tried[0]}`);
  }
  for (const path of candidates()) if (await attempt(path)) return path;

  for (const install of [installDebianPackage, installWithPlaywright]) {
    const { path, problem } = await install();
    if (path && (await attempt(path))) return path;
    if (problem) tried.push(problem);
  }
  const advice = 'Install Chromium, or set CHROMIUM_PATH to one.';
  throw new Error(
    `No Chromium that works. Tried:\n${tried.map((line) => `  ${line}`).join('\n')}\n${advice}`,
  );
}

function candidates() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const paths = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
  return [...new Set(paths)].filter(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A version alone proves little: Ubuntu's `chromium-browser` answers it without being able to start. */
async function whyUnusable(path) {
  if (!isExecutable(path)) return 'not there, or not executable';
  const version = await run([path, '--version'], { seconds: 30 });
  const major = Number(/(\d+)\.\d+\.\d+/.exec(version.output)?.[1]);
  if (!version.ok || Number.isNaN(major)) return `does not tell its version (${firstLine(version.output)})`;
  if (major < oldestChromium) return `is version ${major}; ${oldestChromium} or newer is needed`;

  const profile = mkdtempSync(join(tmpdir(), 'glovebox-chromium-'));
  const page = 'data:text/html,<title>started</title>';
  const args = ['--headless', ...chromiumFlags, `--user-data-dir=${profile}`, '--dump-dom', page];
  const { ok, output } = await run([path, ...args], { seconds: 60 });
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return ok && output.includes('<title>started</title>')
    ? undefined
    : `does not start (${firstLine(output)})`;
}

const minutes = (count) => ({ seconds: count * 60 });

const isRoot = process.getuid?.() === 0;
const isDebian = existsSync('/etc/debian_version');

async function installDebianPackage() {
  if (!isRoot) return { problem: "Debian's package: only root may install it" };
  if (!isDebian) return { problem: "Debian's package: this is not Debian" };
  console.log('Installing Chromium by apt-get …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run(['apt-get', 'update'], { ...minutes(5), env });
  const install = await run(['apt-get', 'install', '-y', 'chromium'], { ...minutes(15), env });
  if (install.ok) return { path: '/usr/bin/chromium' };
  const { output } = update.ok ? install : update;
  return { problem: `apt-get install chromium: ${lastLine(output)}` };
}

async function installWithPlaywright() {
  console.log("Installing Playwright's Chromium …");
  const libraries = isRoot && isDebian ? ['--with-deps'] : [];
  const { ok, output } = await run(
    tool('playwright/cli.js', 'install', ...libraries, 'chromium'),
    minutes(15),
  );
  if (!ok) return { problem: `playwright install chromium: ${lastLine(output)}` };
  const { default: playwright } = await import(
    pathToFileURL(`${project}/node_modules/playwright/index.js`).href
  );
  return { path: playwright.chromium.executablePath() };
}

const lines = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const firstLine = (text) => lines(text)[0] ?? 'no output';
const lastLine = (text) => lines(text).at(-1) ?? 'no output';
