import { type Keystore, type KeystorePort, maxWrappedBytes } from '../../../platform/contract/keystore.ts';
import { decrypt, encrypt, importCipherKey } from '../../../platform/contract/keystore-cipher.ts';
import { aliasSchema, installationSchema } from '../../../platform/contract/keystore-protocol.ts';

/** Ways to break the keystore that cannot be added from outside. */
export interface Flaws {
  /** Two calls at once for a new alias each make a key; the later one stays. */
  readonly racing?: boolean;
  readonly anyInstallation?: boolean;
  readonly anyAlias?: boolean;
}

/** The contract's keystore in `kept`, which outlives it: the yardstick the suite itself is tested with. */
export function memoryKeystore(kept = new Map<string, CryptoKey>(), flaws: Flaws = {}): KeystorePort {
  return {
    grade: 'file',
    forInstallation: (installation) =>
      keystoreOf(kept, flaws.anyInstallation ? installation : installationSchema.parse(installation), flaws),
  };
}

function keystoreOf(kept: Map<string, CryptoKey>, installation: string, flaws: Flaws): Keystore {
  const isAlias = (alias: string): boolean => flaws.anyAlias === true || aliasSchema.safeParse(alias).success;
  const name = (alias: string): string => `${installation}/${alias}`;
  let last: Promise<unknown> = Promise.resolve();
  const keyFor = (alias: string): Promise<CryptoKey> => {
    const make = async (): Promise<CryptoKey> => {
      const key =
        kept.get(name(alias)) ?? (await importCipherKey(crypto.getRandomValues(new Uint8Array(32))));
      kept.set(name(alias), key);
      return key;
    };
    const made = flaws.racing ? make() : last.then(make);
    last = made;
    return made;
  };
  return {
    grade: 'file',
    wrap: async (alias, plain) => {
      if (!isAlias(alias)) return { ok: false, reason: 'unknown-alias' };
      if (plain.length > maxWrappedBytes) return { ok: false, reason: 'too-large' };
      return { ok: true, value: await encrypt(await keyFor(alias), name(alias), plain) };
    },
    unwrap: async (alias, wrapped) => {
      const key = kept.get(name(alias));
      if (!key) return { ok: false, reason: 'unknown-alias' };
      const plain = await decrypt(key, name(alias), wrapped);
      return plain ? { ok: true, value: plain } : { ok: false, reason: 'corrupt' };
    },
    destroy: async (aliases) => {
      for (const alias of aliases) kept.delete(name(alias));
      return { ok: true, value: undefined };
    },
    aliases: async () => ({
      ok: true,
      value: [...kept.keys()].flatMap((key) =>
        key.startsWith(name('')) ? [key.slice(name('').length)] : [],
      ),
    }),
  };
}
