import { cp, rm } from 'node:fs/promises';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';

/** The profile, and with it the host's keys or none, as whoever has the car for a day could take them along. The caller removes it. */
export async function copyFolders(
  from: RunFolders,
  what: 'profile and keys' | 'profile',
): Promise<RunFolders> {
  const to = await makeRunFolders();
  await rm(to.profile, { recursive: true });
  // Sockets and locks of the browser that is gone are no data.
  await cp(from.profile, to.profile, { recursive: true, filter: (path) => !path.includes('/Singleton') });
  if (what === 'profile and keys') await cp(from.hostState, to.hostState, { recursive: true });
  return to;
}
