import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export type StateFault = 'in-use' | 'not-a-directory' | 'not-ours';

/** The state directory cannot be used; the message says what to do. */
export class StateDirectoryError extends Error {
  override readonly name = 'StateDirectoryError';
  readonly code: StateFault;

  constructor(code: StateFault, message: string) {
    super(message);
    this.code = code;
  }
}

export interface StateDirectory {
  readonly path: string;
  /** Lets another host have it. */
  release(): Promise<void>;
}

const lockPattern = /^host-(\d+)-[0-9a-f-]+\.lock$/;

/**
 * Makes the directory if need be, readable by its owner only, and takes it for this process.
 *
 * Each host writes a lock file of its own, then looks for those of others that still run. Of two that start at once
 * at least one sees the other, so never do both go on, and there is no stale lock to fight over: a lock whose process
 * has ended is just removed. A lock names its process by number and start time, because numbers come again.
 *
 * @throws StateDirectoryError
 */
export async function takeStateDirectory(where: string): Promise<StateDirectory> {
  const path = resolve(where);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const entry = await lstat(path);
  if (!entry.isDirectory()) {
    throw new StateDirectoryError(
      'not-a-directory',
      `${path} is not a directory: set GLOVEBOX_STATE to one.`,
    );
  }
  if (process.getuid && entry.uid !== process.getuid()) {
    throw new StateDirectoryError(
      'not-ours',
      `${path} belongs to another user: set GLOVEBOX_STATE to your own.`,
    );
  }
  await chmod(path, 0o700);

  const own = `host-${process.pid}-${randomUUID()}.lock`;
  await writeFile(join(path, own), startOf(process.pid) ?? '', { mode: 0o600, flag: 'wx' });
  const release = (): Promise<void> => rm(join(path, own), { force: true });
  const holder = await otherHolder(path, own);
  if (holder !== undefined) {
    await release();
    throw new StateDirectoryError(
      'in-use',
      `Another Glovebox host (process ${holder}) uses ${path}: stop it, or set GLOVEBOX_STATE to another directory.`,
    );
  }
  return { path, release };
}

async function otherHolder(path: string, own: string): Promise<number | undefined> {
  for (const name of await readdir(path)) {
    const pid = Number(lockPattern.exec(name)?.[1]);
    if (name === own || Number.isNaN(pid)) continue;
    const start = await readFile(join(path, name), 'utf8').catch(() => undefined);
    // Released between the two calls.
    if (start === undefined) continue;
    if (isRunning(pid, start)) return pid;
    await rm(join(path, name), { force: true });
  }
  return undefined;
}

/** An empty `start` is a lock just being written, or a system that does not tell: the number alone decides. */
function isRunning(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const now = startOf(pid);
  return start === '' || now === undefined || now === start;
}

/** When the process started, as its system says it: on Linux boot and ticks since then. Undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; field 22 of all is the 20th behind it (proc(5)).
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot} ${ticks}`;
  } catch {
    return undefined;
  }
}
