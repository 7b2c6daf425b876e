import { KeystoreSilentError } from './keystore-silent-error.ts';
import type { EraseWorld, FoundBucket } from './world.ts';

/**
 * The keystore's aliases that nothing is going to need: no keyring of a bucket that stays names them. Keys that were
 * retired, or of buckets that go as a whole. Undefined when a bucket that stays cannot be read, because then any alias
 * might still be in use.
 *
 * @throws KeystoreSilentError
 */
export async function orphanAliases(
  world: Pick<EraseWorld, 'keystore' | 'keptAliases'>,
  staying: readonly FoundBucket[],
): Promise<readonly string[] | undefined> {
  const present = await world.keystore.aliases();
  if (!present.ok) {
    if (present.reason === 'unreachable') throw new KeystoreSilentError();
    return undefined;
  }
  const named = new Set(world.keptAliases);
  try {
    for (const { store } of staying) {
      if (store === undefined) return undefined;
      const alias = await store.keyringAlias();
      if (alias !== undefined) named.add(alias);
    }
  } catch {
    return undefined;
  }
  return present.value.filter((alias) => !named.has(alias));
}
