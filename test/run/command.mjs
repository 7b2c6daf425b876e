import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { project } from '../../platform/host/install.mjs';

const running = new Set();

/** Ctrl-C ends the children too: each is a process group of its own. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(130);
  });
}

/**
 * Runs a program in the project's folder and keeps what it prints. Never rejects.
 *
 * @param {readonly string[]} command the program and its arguments
 * @param {{ seconds: number, env?: Record<string, string | undefined> }} options its process group is ended after `seconds`
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, { seconds, env = {} }) {
  const [program = '', ...args] = command;
  const chunks = [];
  let resolve;
  const done = new Promise((settled) => (resolve = settled));
  const child = spawn(program, args, {
    cwd: project,
    detached: true,
    env: { ...process.env, ...colour, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));

  const timer = setTimeout(() => {
    chunks.push(Buffer.from(`\nStopped: it took longer than ${seconds} s.\n`));
    endGroup(child);
  }, seconds * 1000);

  const settle = (ok) => {
    clearTimeout(timer);
    running.delete(child);
    const output = Buffer.concat(chunks).toString('utf8');
    // Some tools colour what goes into a pipe, too.
    resolve({ ok, output: process.stdout.isTTY ? output : stripVTControlCharacters(output) });
  };
  child.on('error', (error) => {
    chunks.push(Buffer.from(`${program} could not be started: ${error.message}\n`));
    settle(false);
  });
  child.on('close', (code) => settle(code === 0));
  return done;
}

/** A tool of this project, run by this Node whatever the PATH says. */
export function tool(script, ...args) {
  return [process.execPath, `${project}/node_modules/${script}`, ...args];
}

/** What a tool prints for a terminal, it may print here too, if this is one. */
const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
