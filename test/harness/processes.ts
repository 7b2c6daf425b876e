import { readdirSync, readFileSync } from 'node:fs';

/** A running process as `/proc` shows it. */
export interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** `browser`, `crash-handler`, or Chromium's own type: `renderer`, `gpu-process`, `utility:network.mojom.NetworkService`, … */
  readonly kind: string;
  readonly commandLine: string;
}

function kindOf(commandLine: string): string {
  const type = /--type=([\w-]+)/.exec(commandLine)?.[1];
  const service = /--utility-sub-type=([\w.]+)/.exec(commandLine)?.[1];
  if (type === undefined) return commandLine.includes('crashpad') ? 'crash-handler' : 'browser';
  return service === undefined ? type : `${type}:${service}`;
}

function readProcess(pid: number): ProcessInfo | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold spaces: fields count from behind it (state, parent, group).
    const [state, parent, group] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), group: Number(group), kind: kindOf(commandLine), commandLine };
  } catch {
    return undefined; // It ended meanwhile.
  }
}

function carriesMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
  } catch {
    return false;
  }
}

/**
 * The living processes that belong to `root`: its descendants, its process group, and whatever carries `mark` in its
 * environment (the crash handler leaves both). Never the caller's own process.
 */
export function processesOf(root: number, mark: string): readonly ProcessInfo[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const family = new Set([root]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(
    ({ pid, group }) => pid !== process.pid && (family.has(pid) || group === root || carriesMark(pid, mark)),
  );
}
