import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { addTo } from './add-to.ts';
import { chromiumPath } from './chromium-path.ts';
import { lineOf } from './line-of.ts';
import { exitOf, killAtExit, killGroup } from './process-group.ts';
import type { Exit } from './process-group.ts';
import { processesOf } from './processes.ts';
import type { ProcessInfo } from './processes.ts';
import type { RunFolders } from './profile.ts';

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
  '--remote-debugging-port=0',
  // What pages write to the console is printed as well, and kept with the logs.
  '--enable-logging=stderr',
] as const;

/** A real Chromium with a profile on disk, in a process group of its own. */
export interface LaunchedBrowser {
  readonly browser: Browser;
  /** The profile's own context: what it stores lies in the profile folder. */
  readonly context: BrowserContext;
  /** A new page in that context. */
  open(url: string): Promise<Page>;
  /** Its living processes, for {@link scanMemory}. */
  processes(): readonly ProcessInfo[];
  /** SIGKILL to the whole group; returns when all are gone. Assert on `signal`: `SIGKILL` unless it had ended before. */
  kill(): Promise<Exit>;
  /** An orderly end, which flushes what a running browser would. */
  close(): Promise<Exit>;
}

export interface LaunchOptions {
  /** More flags, such as a throttled cache size. */
  readonly flags?: readonly string[];
}

/** Sends downloads to the run's folder: connecting makes Playwright send them to its own. */
async function routeDownloads(browser: Browser, folders: RunFolders): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folders.downloads });
}

async function writePreferences(folders: RunFolders): Promise<void> {
  await mkdir(join(folders.profile, 'Default'), { recursive: true });
  const preferences = { download: { default_directory: folders.downloads, prompt_for_download: false } };
  await writeFile(join(folders.profile, 'Default', 'Preferences'), JSON.stringify(preferences), {
    flag: 'wx',
  }).catch((error: unknown) => {
    // A profile that was used before has its own, made from these.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

/** Starts Chromium on the run's folders; start again with the same folders after a kill to see what survived. */
export async function launchBrowser(
  folders: RunFolders,
  options: LaunchOptions = {},
): Promise<LaunchedBrowser> {
  await writePreferences(folders);
  const mark = `GLOVEBOX_RUN=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const child = spawn(
    chromiumPath(),
    [...flags, `--user-data-dir=${folders.profile}`, ...(options.flags ?? []), 'about:blank'],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: folders.home,
        TMPDIR: folders.temporary,
        [name]: value,
      },
    },
  );
  addTo(join(folders.logs, 'browser.log'), child.stderr);
  const exit = exitOf(child);
  killAtExit(child);
  const kill = (): Promise<Exit> => killGroup(child, exit, mark);
  try {
    const [, address = ''] = await lineOf(
      child,
      child.stderr,
      /DevTools listening on (ws:\/\/\S+)\n/,
      30_000,
    );
    const browser = await chromium.connectOverCDP(address);
    await routeDownloads(browser, folders);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('Chromium offers no context: is it a headless shell?');
    context.setDefaultTimeout(30_000);
    return {
      browser,
      context,
      open: async (url) => {
        const page = await context.newPage();
        await page.goto(url);
        return page;
      },
      processes: () => (child.pid === undefined ? [] : processesOf(child.pid, mark)),
      kill,
      close: async () => {
        const session = await browser.newBrowserCDPSession();
        await session.send('Browser.close');
        const end = await exit;
        await kill();
        return end;
      },
    };
  } catch (error) {
    await kill();
    throw error;
  }
}
