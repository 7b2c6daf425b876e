import { expect, test } from '@playwright/test';
import type { Keystore, KeystorePort } from '../../../platform/contract/keystore.ts';
import { memoryKeystore } from './memory-keystore.ts';
import { keystoreConformance, type OpenKeystore } from './keystore.ts';

type Break = (keys: Keystore, installation: string, port: KeystorePort) => Partial<Keystore>;

/** A keystore that is broken in one way, and the case that must notice. */
const broken: readonly (readonly [what: string, notices: string, change: Break])[] = [
  [
    'wraps every alias with one key',
    'says corrupt under another alias',
    (keys) => ({
      wrap: async (alias, plain) => {
        const own = await keys.wrap(alias, plain);
        return own.ok ? keys.wrap('shared', plain) : own;
      },
      unwrap: async (_alias, wrapped) => keys.unwrap('shared', wrapped),
      aliases: async () => withoutAlias(await keys.aliases(), 'shared'),
    }),
  ],
  [
    'shares keys between installations',
    'lets no other installation unwrap',
    (_keys, _installation, port) => port.forInstallation('a'.repeat(16)),
  ],
  [
    'lists what others have',
    'lists the aliases of its installation only',
    (keys) => ({
      aliases: async () => {
        const own = await keys.aliases();
        return own.ok ? { ok: true, value: [...own.value, 'of-another'] } : own;
      },
    }),
  ],
  [
    'destroys the first key only',
    'destroys all named keys and no other',
    (keys) => ({ destroy: (aliases) => keys.destroy(aliases.slice(0, 1)) }),
  ],
  [
    'destroys more than it was told',
    'destroys all named keys and no other',
    (keys) => ({
      destroy: async (aliases) => {
        const all = await keys.aliases();
        return keys.destroy(all.ok ? all.value : aliases);
      },
    }),
  ],
  [
    'fails to destroy the unknown',
    'takes unknown, repeated and no aliases to destroy',
    (keys) => ({
      destroy: async (aliases) => {
        const all = await keys.aliases();
        const known = all.ok && aliases.every((alias) => all.value.includes(alias));
        return known ? keys.destroy(aliases) : { ok: false, reason: 'unknown-alias' };
      },
    }),
  ],
  [
    'answers destroy before it has destroyed',
    'makes a new key for a destroyed alias',
    () => ({ destroy: async () => ({ ok: true, value: undefined }) }),
  ],
  [
    'drops the last byte unseen',
    'says corrupt for every changed, missing or added byte',
    (keys) => ({
      unwrap: async (alias, wrapped) => {
        const exact = await keys.unwrap(alias, wrapped);
        return exact.ok ? exact : keys.unwrap(alias, wrapped.slice(0, -1));
      },
    }),
  ],
  [
    'hands out the plain bytes as wrapped',
    'shows nothing of what it wraps',
    (keys) => ({
      wrap: async (alias, plain) => {
        const wrapped = await keys.wrap(alias, plain);
        return wrapped.ok ? { ok: true, value: new Uint8Array([...wrapped.value, ...plain]) } : wrapped;
      },
      unwrap: (alias, wrapped) => keys.unwrap(alias, wrapped.slice(0, -(wrapped.length - 29) / 2)),
    }),
  ],
  [
    'takes any size',
    'says too-large and makes no key',
    (keys) => ({ wrap: (alias, plain) => keys.wrap(alias, plain.slice(0, 16_384)) }),
  ],
  [
    'makes a key for an alias it only reads',
    'says unknown-alias for an alias that was never used',
    (keys) => ({
      unwrap: async (alias, wrapped) => {
        await keys.wrap(alias, new Uint8Array());
        return keys.unwrap(alias, wrapped);
      },
    }),
  ],
  [
    'zeroes what it was given',
    'leaves what it was given as it was',
    (keys) => ({
      wrap: async (alias, plain) => {
        const wrapped = await keys.wrap(alias, plain);
        plain.fill(0);
        return wrapped;
      },
    }),
  ],
  [
    'counts all names as one',
    'counts wrong PINs by name and installation, from nothing after a right one',
    (keys) => ({ beginAttempt: () => keys.beginAttempt('one') }),
  ],
  [
    'counts a right PIN as a wrong one',
    'counts wrong PINs by name and installation, from nothing after a right one',
    () => ({ endAttempt: async () => ({ ok: true, value: undefined }) }),
  ],
  [
    'never makes a PIN wait',
    'counts a wrong PIN before it is tried, and makes the sixth wait, over a restart too',
    () => ({ beginAttempt: async () => ({ ok: true, value: { waitMs: 0 } }) }),
  ],
  [
    'keeps a counter whose alias is destroyed',
    'forgets a counter that is destroyed with the aliases, and lists none among them',
    (keys) => ({ destroy: (aliases) => keys.destroy(aliases.filter((alias) => alias !== 'pin')) }),
  ],
  [
    'calls a destroyed key corrupt',
    'settles destroying and wrapping at once',
    (keys) => ({
      unwrap: async (alias, wrapped) => {
        const result = await keys.unwrap(alias, wrapped);
        return result.ok ? result : { ok: false, reason: 'corrupt' };
      },
    }),
  ],
];

test.describe('the keystore conformance suite', () => {
  test('passes a keystore that does as the contract says', async () => {
    expect(await failingCases((kept) => memoryKeystore(kept))).toEqual([]);
  });

  for (const [what, notices, change] of broken) {
    test(`notices a keystore that ${what}`, async () => {
      const failing = await failingCases((kept) => {
        const whole = memoryKeystore(kept);
        return {
          ...whole,
          forInstallation: (installation) => {
            const keys = whole.forInstallation(installation);
            return { ...keys, ...change(keys, installation, whole) };
          },
        };
      });
      expect(failing).toContain(notices);
    });
  }

  test('notices a keystore that forgets its keys', async () => {
    expect(await failingCases(() => memoryKeystore(new Map()))).toEqual([
      'keeps its keys, and forgets the destroyed, over a restart',
      'counts a wrong PIN before it is tried, and makes the sixth wait, over a restart too',
    ]);
  });

  test('notices a keystore that forgets the wrong PINs with its restart', async () => {
    expect(await failingCases((kept) => memoryKeystore(kept, { forgetful: true }))).toEqual([
      'counts a wrong PIN before it is tried, and makes the sixth wait, over a restart too',
    ]);
  });

  test('notices a keystore that keeps a volatile alias', async () => {
    expect(await failingCases((kept) => memoryKeystore(kept, { lasting: true }))).toEqual([
      'keeps a volatile alias until it is destroyed or the keystore ends',
    ]);
  });

  test('notices a keystore that makes two keys for calls at once', async () => {
    expect(await failingCases((kept) => memoryKeystore(kept, { racing: true }))).toContain(
      'makes one key for calls at once',
    );
  });

  test('notices a keystore that takes any installation', async () => {
    expect(await failingCases((kept) => memoryKeystore(kept, { anyInstallation: true }))).toEqual([
      'refuses an installation outside the alphabet',
    ]);
  });

  test('notices a keystore that takes any alias', async () => {
    expect(await failingCases((kept) => memoryKeystore(kept, { anyAlias: true }))).toEqual([
      'knows no alias outside the alphabet',
    ]);
  });
});

/** Names of the cases that `open` fails. Each case has a store of its own. */
async function failingCases(open: (kept: Map<string, CryptoKey>) => KeystorePort): Promise<string[]> {
  const failing: string[] = [];
  for (const { name, run } of keystoreConformance) {
    const kept = new Map<string, CryptoKey>();
    const make = async (): Promise<OpenKeystore> => ({ port: open(kept), close: async () => undefined });
    try {
      await run(make);
    } catch {
      failing.push(name);
    }
  }
  return failing;
}

function withoutAlias(
  result: Awaited<ReturnType<Keystore['aliases']>>,
  alias: string,
): Awaited<ReturnType<Keystore['aliases']>> {
  return result.ok ? { ok: true, value: result.value.filter((name) => name !== alias) } : result;
}
