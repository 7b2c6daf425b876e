import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../forensic/scan.ts';

/** The folders of one run: nothing outside them is written to by browser or host. */
export interface RunFolders {
  readonly profile: string;
  readonly downloads: string;
  /** TMPDIR of the browser. */
  readonly temporary: string;
  /** HOME of the browser. */
  readonly home: string;
  /** GLOVEBOX_STATE of the host. */
  readonly hostState: string;
  /** The "stick": files to import. No place of the scan, since it holds the canaries. */
  readonly stick: string;
  /** What browser and host print. */
  readonly logs: string;
  /** All places but the stick. */
  readonly places: readonly Place[];
  remove(): Promise<void>;
}

/** Makes the folders of a run in the system's temporary folder, readable to this user alone. */
export async function makeRunFolders(): Promise<RunFolders> {
  // Short: Chromium's socket in TMPDIR must stay below 108 characters.
  const root = await mkdtemp(join(tmpdir(), 'gb-'));
  const folder = async (name: string): Promise<string> => {
    const path = join(root, name);
    await mkdir(path, { mode: 0o700 });
    return path;
  };
  const profile = await folder('profile');
  const downloads = await folder('downloads');
  const temporary = await folder('tmp');
  const home = await folder('home');
  const hostState = await folder('host');
  const stick = await folder('stick');
  const logs = await folder('logs');
  return {
    profile,
    downloads,
    temporary,
    home,
    hostState,
    stick,
    logs,
    places: [
      { name: 'profile', folder: profile },
      { name: 'downloads', folder: downloads },
      { name: 'temporary', folder: temporary },
      { name: 'home', folder: home },
      { name: 'host', folder: hostState },
      { name: 'logs', folder: logs },
    ],
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
