import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { processesOf } from './processes.ts';

/** How a process ended: by a signal, or by itself with a code. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Follows a child from its start, so that its end is known whenever it is asked for. */
export function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: child.exitCode, signal: child.signalCode }));
  });
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // Nobody of that group is left.
  }
}

/** A test that is stopped by its own deadline never comes to its `kill()`: its processes end with the test's at the latest. */
export function killAtExit(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  const end = (): void => send(-pid, 'SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/**
 * SIGKILLs the group that `child` leads (it was started detached) and whatever of its family left the group, and
 * returns when all are gone, with the leader's end: `{ code: null, signal: 'SIGKILL' }` unless it had ended before.
 */
export async function killGroup(child: ChildProcess, exit: Promise<Exit>, mark: string): Promise<Exit> {
  const { pid } = child;
  if (pid === undefined) return { code: null, signal: null };
  const strays = processesOf(pid, mark);
  send(-pid, 'SIGKILL');
  for (const stray of strays) send(stray.pid, 'SIGKILL');
  const end = await exit;
  // Grandchildren report to nobody here: /proc is the only place to see them end.
  while (processesOf(pid, mark).length > 0) await pause(10);
  return end;
}
