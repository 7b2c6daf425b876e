import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright';
import type { LaunchedBrowser } from './browser.ts';

/** Bytes of memory, by what holds them. */
export interface MemoryUse {
  /** JavaScript's heap, what the browser keeps for its objects, and the bytes of ArrayBuffers, which lie outside of it; garbage too. */
  readonly heap: number;
  /** Anonymous memory of the page's process: all that it may hold of what it reads, its heap and its garbage included. */
  readonly renderer: number;
  /** The same of the browser's own process, which holds Blobs, and of those that store and fetch. */
  readonly others: number;
}

/** Reads what a page's browser uses. `session` is of that page; the browser shows no other. */
export async function memoryUse(browser: LaunchedBrowser, session: CDPSession): Promise<MemoryUse> {
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  let [renderer, others] = [0, 0];
  for (const { pid, kind } of browser.processes()) {
    if (kind === 'renderer') renderer += anonymousBytes(pid);
    else others += anonymousBytes(pid);
  }
  return { heap: usedSize + embedderHeapUsedSize + backingStorageSize, renderer, others };
}

/** 0 for a process that ended meanwhile. */
function anonymousBytes(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^Anonymous:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    return 0;
  }
}

/** The most of each while `work` goes on, looked at ten times a second, beyond what there was before. */
export async function mostMore(
  look: () => Promise<MemoryUse>,
  work: () => Promise<void>,
): Promise<MemoryUse> {
  const before = await look();
  const most = { heap: 0, renderer: 0, others: 0 };
  let isOver = false;
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const now = await look();
      for (const part of ['heap', 'renderer', 'others'] as const)
        most[part] = Math.max(most[part], now[part] - before[part]);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const watching = watch();
  await work().finally(() => (isOver = true));
  await watching;
  return most;
}
