import { type Keystore, type KeystorePort, maxWrappedBytes } from '../../../platform/contract/keystore.ts';
import { isVolatileAlias, waitAfter } from '../../../platform/contract/keystore-attempts.ts';
import { decrypt, encrypt, importCipherKey } from '../../../platform/contract/keystore-cipher.ts';
import { aliasSchema, installationSchema } from '../../../platform/contract/keystore-protocol.ts';

/** Ways to break the keystore that cannot be added from outside. */
export interface Flaws {
  /** Two calls at once for a new alias each make a key; the later one stays. */
  readonly racing?: boolean;
  readonly anyInstallation?: boolean;
  readonly anyAlias?: boolean;
  /** Wrong PINs are counted until the restart only. */
  readonly forgetful?: boolean;
  /** A volatile alias outlives the restart. */
  readonly lasting?: boolean;
}

/** Wrong PINs by name, with what outlives the keystore. */
const triesOf = new WeakMap<Map<string, CryptoKey>, Map<string, number>>();

/** The contract's keystore in `kept`, which outlives it: the yardstick the suite itself is tested with. */
export function memoryKeystore(kept = new Map<string, CryptoKey>(), flaws: Flaws = {}): KeystorePort {
  const guests = flaws.lasting ? kept : new Map<string, CryptoKey>();
  const tries = flaws.forgetful
    ? new Map<string, number>()
    : (triesOf.get(kept) ?? new Map<string, number>());
  triesOf.set(kept, tries);
  return {
    grade: 'file',
    forInstallation: (installation) =>
      keystoreOf(
        { kept, guests, tries },
        flaws.anyInstallation ? installation : installationSchema.parse(installation),
        flaws,
      ),
  };
}

interface Places {
  readonly kept: Map<string, CryptoKey>;
  readonly guests: Map<string, CryptoKey>;
  readonly tries: Map<string, number>;
}

function keystoreOf({ kept, guests, tries }: Places, installation: string, flaws: Flaws): Keystore {
  const placeOf = (alias: string): Map<string, CryptoKey> => (isVolatileAlias(alias) ? guests : kept);
  const isAlias = (alias: string): boolean => flaws.anyAlias === true || aliasSchema.safeParse(alias).success;
  const name = (alias: string): string => `${installation}/${alias}`;
  let last: Promise<unknown> = Promise.resolve();
  const keyFor = (alias: string): Promise<CryptoKey> => {
    const make = async (): Promise<CryptoKey> => {
      const key =
        placeOf(alias).get(name(alias)) ??
        (await importCipherKey(crypto.getRandomValues(new Uint8Array(32))));
      placeOf(alias).set(name(alias), key);
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
      const key = placeOf(alias).get(name(alias));
      if (!key) return { ok: false, reason: 'unknown-alias' };
      const plain = await decrypt(key, name(alias), wrapped);
      return plain ? { ok: true, value: plain } : { ok: false, reason: 'corrupt' };
    },
    destroy: async (aliases) => {
      for (const alias of aliases) {
        placeOf(alias).delete(name(alias));
        tries.delete(name(alias));
      }
      return { ok: true, value: undefined };
    },
    aliases: async () => ({
      ok: true,
      value: [...new Set([...kept.keys(), ...guests.keys()])].flatMap((key) =>
        key.startsWith(name('')) ? [key.slice(name('').length)] : [],
      ),
    }),
    beginAttempt: async (attempt) => {
      if (!isAlias(attempt)) return { ok: false, reason: 'unknown-alias' };
      const count = tries.get(name(attempt)) ?? 0;
      const waitMs = waitAfter(count);
      if (waitMs === 0) tries.set(name(attempt), count + 1);
      return { ok: true, value: { waitMs } };
    },
    endAttempt: async (attempt) => {
      tries.delete(name(attempt));
      return { ok: true, value: undefined };
    },
  };
}
