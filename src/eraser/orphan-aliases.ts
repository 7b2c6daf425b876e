import type { Keystore } from '../../platform/contract/keystore.ts';

interface KeyringHolder {
  keyringAlias(): Promise<string | undefined>;
}

/**
 * The keystore's aliases that no keyring names: keys that were retired, whose destruction is due. Undefined when a
 * place could not be read, because then any alias might still be in use.
 */
export async function orphanAliases(
  keystore: Keystore,
  buckets: readonly KeyringHolder[],
  keptAliases: readonly string[],
): Promise<readonly string[] | undefined> {
  const present = await keystore.aliases();
  if (!present.ok) return undefined;
  const named = new Set(keptAliases);
  try {
    for (const bucket of buckets) {
      const alias = await bucket.keyringAlias();
      if (alias !== undefined) named.add(alias);
    }
  } catch {
    return undefined;
  }
  return present.value.filter((alias) => !named.has(alias));
}
