import { type AttemptStart, waitAfter } from '../../../platform/contract/keystore-attempts.ts';
import {
  type Keystore,
  type KeystorePort,
  type KeystoreResult,
  maxWrappedBytes,
} from '../../../platform/contract/keystore.ts';

/** A keystore under test. `close` ends it as a restart does; what it keeps stays. */
export interface OpenKeystore {
  readonly port: KeystorePort;
  readonly close: () => Promise<void>;
}

export interface KeystoreCase {
  readonly name: string;
  /** Rejects when the keystore does not do what `name` says. `make` opens the same store each time. */
  readonly run: (make: () => Promise<OpenKeystore>) => Promise<void>;
}

/**
 * What every keystore must do. Runner-agnostic: nothing but the contract is imported. Cases keep apart by installations
 * of their own, so one store may serve them all.
 */
export const keystoreConformance: readonly KeystoreCase[] = [
  one('gives back what it wrapped', async (keys) => {
    for (const size of [0, 1, 32, maxWrappedBytes]) {
      const plain = randomBytes(size);
      const wrapped = value(await keys.wrap('a', plain));
      same(value(await keys.unwrap('a', wrapped)), plain);
    }
  }),

  one('leaves what it was given as it was', async (keys) => {
    const plain = randomBytes(64);
    const before = plain.slice();
    const wrapped = value(await keys.wrap('a', plain));
    same(plain, before);
    const wrappedBefore = wrapped.slice();
    await keys.unwrap('a', wrapped);
    same(wrapped, wrappedBefore);
  }),

  one('shows nothing of what it wraps', async (keys) => {
    const plain = randomBytes(64);
    const [first, second] = [value(await keys.wrap('a', plain)), value(await keys.wrap('a', plain))];
    check(!hex(first).includes(hex(plain.subarray(0, 16))), 'the wrapped bytes hold the plain ones');
    check(hex(first) !== hex(second), 'wrapping twice gives the same bytes');
  }),

  one('says unknown-alias for an alias that was never used', async (keys) => {
    const wrapped = value(await keys.wrap('a', randomBytes(32)));
    fails(await keys.unwrap('b', wrapped), 'unknown-alias');
    same(value(await keys.aliases()), ['a']);
  }),

  one('says corrupt under another alias', async (keys) => {
    const wrapped = value(await keys.wrap('a', randomBytes(32)));
    value(await keys.wrap('b', randomBytes(32)));
    fails(await keys.unwrap('b', wrapped), 'corrupt');
  }),

  one('says corrupt for every changed, missing or added byte', async (keys) => {
    const wrapped = value(await keys.wrap('a', randomBytes(8)));
    for (let index = 0; index < wrapped.length; index++) {
      const changed = wrapped.map((byte, at) => (at === index ? byte ^ 1 : byte));
      fails(await keys.unwrap('a', changed), 'corrupt');
    }
    fails(await keys.unwrap('a', wrapped.slice(0, -1)), 'corrupt');
    fails(await keys.unwrap('a', new Uint8Array([...wrapped, 0])), 'corrupt');
    fails(await keys.unwrap('a', new Uint8Array()), 'corrupt');
    fails(await keys.unwrap('a', randomBytes(4 * maxWrappedBytes)), 'corrupt');
  }),

  two('lets no other installation unwrap', async (own, other) => {
    const wrapped = value(await own.wrap('a', randomBytes(32)));
    fails(await other.unwrap('a', wrapped), 'unknown-alias');
    value(await other.wrap('a', randomBytes(32)));
    fails(await other.unwrap('a', wrapped), 'corrupt');
  }),

  two('lists the aliases of its installation only', async (own, other) => {
    same(value(await own.aliases()), []);
    value(await own.wrap('a', randomBytes(32)));
    value(await own.wrap('b', randomBytes(32)));
    value(await other.wrap('c', randomBytes(32)));
    same([...value(await own.aliases())].sort(), ['a', 'b']);
    same(value(await other.aliases()), ['c']);
  }),

  two('destroys all named keys and no other', async (own, other) => {
    const wrapped = new Map<string, Bytes>();
    for (const alias of ['a', 'b', 'c']) wrapped.set(alias, value(await own.wrap(alias, randomBytes(32))));
    const others = value(await other.wrap('a', randomBytes(32)));
    value(await own.destroy(['a', 'c']));
    same(value(await own.aliases()), ['b']);
    fails(await own.unwrap('a', wrapped.get('a') ?? randomBytes(0)), 'unknown-alias');
    fails(await own.unwrap('c', wrapped.get('c') ?? randomBytes(0)), 'unknown-alias');
    value(await own.unwrap('b', wrapped.get('b') ?? randomBytes(0)));
    value(await other.unwrap('a', others));
  }),

  one('takes unknown, repeated and no aliases to destroy', async (keys) => {
    value(await keys.destroy([]));
    value(await keys.destroy(['never']));
    value(await keys.wrap('a', randomBytes(32)));
    value(await keys.destroy(['never', 'a', 'a']));
    value(await keys.destroy(['a']));
    same(value(await keys.aliases()), []);
  }),

  one('makes a new key for a destroyed alias', async (keys) => {
    const old = value(await keys.wrap('a', randomBytes(32)));
    value(await keys.destroy(['a']));
    const plain = randomBytes(32);
    const wrapped = value(await keys.wrap('a', plain));
    fails(await keys.unwrap('a', old), 'corrupt');
    same(value(await keys.unwrap('a', wrapped)), plain);
  }),

  one('says too-large and makes no key', async (keys) => {
    fails(await keys.wrap('a', randomBytes(maxWrappedBytes + 1)), 'too-large');
    same(value(await keys.aliases()), []);
  }),

  one('knows no alias outside the alphabet', async (keys) => {
    for (const alias of ['', 'A', 'a/b', 'a b', 'ä', 'x'.repeat(65)]) {
      fails(await keys.wrap(alias, randomBytes(32)), 'unknown-alias');
      fails(await keys.unwrap(alias, randomBytes(64)), 'unknown-alias');
      fails(await keys.beginAttempt(alias), 'unknown-alias');
      value(await keys.endAttempt(alias));
      value(await keys.destroy([alias]));
    }
    const longest = 'x'.repeat(64);
    value(await keys.unwrap(longest, value(await keys.wrap(longest, randomBytes(32)))));
    same(value(await keys.aliases()), [longest]);
  }),

  one('makes one key for calls at once', async (keys) => {
    const plain = Array.from({ length: 8 }, () => randomBytes(32));
    const wrapped = await Promise.all(plain.map((bytes) => keys.wrap('a', bytes)));
    const unwrapped = await Promise.all(wrapped.map((bytes) => keys.unwrap('a', value(bytes))));
    unwrapped.forEach((bytes, index) => same(value(bytes), plain[index]));
    same(value(await keys.aliases()), ['a']);
  }),

  one('settles destroying and wrapping at once', async (keys) => {
    const before = value(await keys.wrap('a', randomBytes(32)));
    const [destroyed, ...wrapped] = await Promise.all([
      keys.destroy(['a']),
      ...['b', 'c', 'd'].map((alias) => keys.wrap(alias, randomBytes(32))),
    ]);
    value(destroyed);
    for (const [index, alias] of ['b', 'c', 'd'].entries()) {
      value(await keys.unwrap(alias, value(wrapped[index] ?? { ok: false, reason: 'unreachable' })));
    }
    fails(await keys.unwrap('a', before), 'unknown-alias');
  }),

  {
    name: 'keeps its keys, and forgets the destroyed, over a restart',
    run: async (make) => {
      const installation = newInstallation();
      const plain = randomBytes(48);
      const first = await make();
      const before = first.port.forInstallation(installation);
      const kept = value(await before.wrap('kept', plain));
      const gone = value(await before.wrap('gone', plain));
      value(await before.destroy(['gone']));
      await first.close();

      const second = await make();
      try {
        const after = second.port.forInstallation(installation);
        same(value(await after.unwrap('kept', kept)), plain);
        fails(await after.unwrap('gone', gone), 'unknown-alias');
        same(value(await after.aliases()), ['kept']);
      } finally {
        await second.close();
      }
    },
  },

  {
    name: 'counts a wrong PIN before it is tried, and makes the sixth wait, over a restart too',
    run: async (make) => {
      const installation = newInstallation();
      const first = await make();
      const before = first.port.forInstallation(installation);
      for (let index = 0; index < 5; index += 1) same(value(await before.beginAttempt('pin')), { waitMs: 0 });
      waits(value(await before.beginAttempt('pin')));
      await first.close();

      const second = await make();
      try {
        const after = second.port.forInstallation(installation);
        waits(value(await after.beginAttempt('pin')));
        same(value(await after.beginAttempt('other')), { waitMs: 0 });
      } finally {
        await second.close();
      }
    },
  },

  two('counts wrong PINs by name and installation, from nothing after a right one', async (own, other) => {
    for (let index = 0; index < 5; index += 1) value(await own.beginAttempt('pin'));
    same(value(await own.beginAttempt('second')), { waitMs: 0 });
    same(value(await other.beginAttempt('pin')), { waitMs: 0 });
    value(await own.endAttempt('second'));
    waits(value(await own.beginAttempt('pin')));
    value(await own.endAttempt('pin'));
    for (let index = 0; index < 5; index += 1) same(value(await own.beginAttempt('pin')), { waitMs: 0 });
    waits(value(await own.beginAttempt('pin')));
    value(await own.endAttempt('never'));
  }),

  one('forgets a counter that is destroyed with the aliases, and lists none among them', async (keys) => {
    for (let index = 0; index < 6; index += 1) value(await keys.beginAttempt('pin'));
    same(value(await keys.aliases()), []);
    value(await keys.destroy(['never', 'pin']));
    same(value(await keys.beginAttempt('pin')), { waitMs: 0 });
  }),

  {
    name: 'keeps a volatile alias until it is destroyed or the keystore ends',
    run: async (make) => {
      const installation = newInstallation();
      const plain = randomBytes(48);
      const first = await make();
      const before = first.port.forInstallation(installation);
      const guest = value(await before.wrap('guest-a', plain));
      const gone = value(await before.wrap('guest-b', plain));
      same(value(await before.unwrap('guest-a', guest)), plain);
      same([...value(await before.aliases())].sort(), ['guest-a', 'guest-b']);
      value(await before.destroy(['guest-b']));
      fails(await before.unwrap('guest-b', gone), 'unknown-alias');
      await first.close();

      const second = await make();
      try {
        const after = second.port.forInstallation(installation);
        fails(await after.unwrap('guest-a', guest), 'unknown-alias');
        same(value(await after.aliases()), []);
      } finally {
        await second.close();
      }
    },
  },

  {
    name: 'refuses an installation outside the alphabet',
    run: async (make) => {
      const { port, close } = await make();
      try {
        for (const installation of ['', 'short', 'A'.repeat(16), `${'a'.repeat(16)}/`, 'a'.repeat(33)]) {
          let threw = false;
          try {
            port.forInstallation(installation);
          } catch {
            threw = true;
          }
          check(threw, `installation "${installation}" was taken`);
        }
      } finally {
        await close();
      }
    },
  },
];

type Bytes = Uint8Array<ArrayBuffer>;

function one(name: string, run: (keys: Keystore) => Promise<void>): KeystoreCase {
  return two(name, run);
}

function two(name: string, run: (own: Keystore, other: Keystore) => Promise<void>): KeystoreCase {
  return {
    name,
    run: async (make) => {
      const { port, close } = await make();
      try {
        await run(port.forInstallation(newInstallation()), port.forInstallation(newInstallation()));
      } finally {
        await close();
      }
    },
  };
}

function newInstallation(): string {
  return hex(randomBytes(12));
}

/** In pieces: `getRandomValues` gives at most 65,536 bytes. */
function randomBytes(length: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let start = 0; start < length; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, start + 65_536));
  return bytes;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function value<T>(result: KeystoreResult<T>): T {
  if (!result.ok) throw new Error(`expected success, got ${result.reason}`);
  return result.value;
}

/** The first wait there is. */
function waits({ waitMs }: AttemptStart): void {
  check(waitMs > 0 && waitMs <= waitAfter(5), `expected to wait, got ${waitMs} ms`);
}

function fails(result: KeystoreResult<unknown>, reason: string): void {
  check(
    !result.ok && result.reason === reason,
    `expected ${reason}, got ${result.ok ? 'success' : result.reason}`,
  );
}

function same(actual: unknown, expected: unknown): void {
  const [left, right] = [actual, expected].map((part) =>
    part instanceof Uint8Array ? hex(part) : JSON.stringify(part),
  );
  check(left === right, `expected ${right}, got ${left}`);
}
