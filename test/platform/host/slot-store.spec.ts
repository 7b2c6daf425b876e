import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { decodeSlot, encodeFree, encodeKey, slotSize } from '../../../platform/host/slot.ts';
import { SlotStore } from '../../../platform/host/slot-store.ts';
import { PowerCut, TornDisk } from './torn-disk.ts';

const installation = 'a1b2c3d4e5f6a7b8';
const longest = { installation: 'a'.repeat(32), alias: 'b'.repeat(64) };

/** A key that is known from its alias and the number of times that was created. */
function keyOf(alias: string, generation = 0): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`${alias}#${generation}`).digest());
}

test.describe('a slot', () => {
  test('gives back its record, also with the longest names', () => {
    for (const names of [{ installation, alias: 'a' }, longest]) {
      const record = { ...names, key: keyOf('a') };
      expect(decodeSlot(encodeKey(record))).toEqual({ kind: 'key', record });
    }
  });

  test('is a sector, and free ones hold no zeros to be stored as holes', () => {
    expect(encodeKey({ ...longest, key: keyOf('a') })).toHaveLength(slotSize);
    expect(encodeFree()).toHaveLength(slotSize);
    expect(encodeFree().equals(encodeFree())).toBe(false);
    expect(decodeSlot(encodeFree())).toEqual({ kind: 'free' });
  });

  test('is torn with any byte changed, and never throws', () => {
    const slots = [encodeKey({ installation, alias: 'a', key: keyOf('a') }), encodeFree()];
    fc.assert(
      fc.property(
        fc.constantFrom(...slots),
        fc.nat(slotSize - 1),
        fc.integer({ min: 1, max: 255 }),
        (slot, at, change) => {
          const changed = Buffer.from(slot);
          changed[at] = (changed[at] ?? 0) ^ change;
          expect(decodeSlot(changed)).toEqual({ kind: 'torn' });
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: slotSize + 1 }), (bytes) => {
        expect(decodeSlot(Buffer.from(bytes))).toEqual({ kind: 'torn' });
      }),
    );
  });
});

type Step = { readonly create: number } | { readonly destroy: readonly number[] };

const aliasNumber = fc.nat(5);
const steps = fc.array(
  fc.oneof(
    aliasNumber.map((create): Step => ({ create })),
    fc.uniqueArray(aliasNumber, { minLength: 1 }).map((destroy): Step => ({ destroy })),
  ),
  { maxLength: 14 },
);

/** What a store must hold: the key, nothing, or, where a call was cut, either. */
type Expected = { readonly key: Uint8Array; readonly certain: boolean } | undefined;

test.describe('the slot store', () => {
  test('keeps what it acknowledged over a power cut at any step, and no key it acknowledged as destroyed', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.nat(30),
        fc.constantFrom(64, 512, slotSize),
        fc.infiniteStream(fc.boolean()),
        async (todo, cutAfter, grain, coins) => {
          const disk = new TornDisk(6);
          const expected = new Map<string, Expected>();
          const destroyed: Uint8Array[] = [];
          const store = await SlotStore.open(disk);
          disk.stepsLeft = cutAfter;
          await play(store, todo, expected, destroyed).catch((error: unknown) => {
            if (!(error instanceof PowerCut)) throw error;
          });
          disk.restart(grain, () => coins.next().value === true);

          const after = await SlotStore.open(disk);
          for (const [alias, want] of expected) {
            const key = await after.read(installation, alias);
            if (want?.certain) expect(key).toEqual(want.key);
            else if (key) expect(want && [...want.key]).toEqual([...key]);
            else if (want) expect(disk.holds(want.key)).toBe(false);
          }
          const known = [...expected].filter(([, want]) => want).map(([alias]) => alias);
          expect(known).toEqual(expect.arrayContaining(after.aliases(installation)));
          for (const key of destroyed) expect(disk.holds(key)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('destroys many keys with one sync', async () => {
    const disk = new TornDisk(6);
    const store = await SlotStore.open(disk);
    for (const alias of ['a', 'b', 'c']) await store.create({ installation, alias, key: keyOf(alias) });
    const { syncs, writes } = disk;
    await store.destroy(installation, ['a', 'c', 'never', 'a']);
    expect(disk.syncs - syncs).toBe(1);
    expect(disk.writes - writes).toBe(2);
    for (const alias of ['a', 'c']) expect(disk.holds(keyOf(alias))).toBe(false);
    expect(disk.holds(keyOf('b'))).toBe(true);
  });

  test('scrubs a torn slot before it answers', async () => {
    const disk = new TornDisk(2);
    const slot = encodeKey({ installation, alias: 'a', key: keyOf('a') });
    slot.fill(0, slotSize - 100);
    await disk.write(1, slot);
    await disk.sync();
    expect(disk.holds(keyOf('a'))).toBe(true);
    const store = await SlotStore.open(disk);
    expect(disk.holds(keyOf('a'))).toBe(false);
    expect(store.aliases(installation)).toEqual([]);
    expect(await store.read(installation, 'a')).toBeUndefined();
  });

  test('grows with free slots that are safe before a key stands in one, and is full in the end', async () => {
    const disk = new TornDisk(1);
    const store = await SlotStore.open(disk);
    expect(await store.create({ installation, alias: 'a', key: keyOf('a') })).toBe(true);
    expect(await disk.count()).toBe(1);
    const { syncs } = disk;
    expect(await store.create({ installation, alias: 'b', key: keyOf('b') })).toBe(true);
    expect(await disk.count()).toBe(513);
    expect(disk.syncs - syncs).toBe(2);

    const reopened = await SlotStore.open(disk);
    expect(reopened.aliases(installation).sort()).toEqual(['a', 'b']);

    const large = new TornDisk(8192);
    const full = await SlotStore.open(large);
    for (let number = 0; number < 8192; number++) {
      await full.create({ installation, alias: `n-${number}`, key: keyOf('n', number) });
    }
    expect(await full.create({ installation, alias: 'one-more', key: keyOf('o') })).toBe(false);
    expect(await full.read(installation, 'one-more')).toBeUndefined();
    await full.destroy(installation, ['n-7']);
    expect(await full.create({ installation, alias: 'one-more', key: keyOf('o') })).toBe(true);
  });

  test('does not hand out a key that another program put in its place', async () => {
    const disk = new TornDisk(1);
    const store = await SlotStore.open(disk);
    await store.create({ installation, alias: 'a', key: keyOf('a') });
    await disk.write(0, encodeKey({ installation, alias: 'b', key: keyOf('b') }));
    await expect(store.read(installation, 'a')).rejects.toThrow('changed by another program');
  });
});

async function play(
  store: SlotStore,
  todo: readonly Step[],
  expected: Map<string, Expected>,
  destroyed: Uint8Array[],
): Promise<void> {
  for (const [generation, step] of todo.entries()) {
    if ('create' in step) {
      const alias = `alias-${step.create}`;
      if (expected.get(alias)) continue;
      const key = keyOf(alias, generation);
      expected.set(alias, { key, certain: false });
      expect(await store.create({ installation, alias, key })).toBe(true);
      expected.set(alias, { key, certain: true });
    } else {
      const aliases = step.destroy.map((number) => `alias-${number}`);
      const doomed = aliases.flatMap((alias) => {
        const want = expected.get(alias);
        return want ? [{ alias, key: want.key }] : [];
      });
      for (const { alias, key } of doomed) expected.set(alias, { key, certain: false });
      await store.destroy(installation, aliases);
      for (const { alias, key } of doomed) {
        expected.set(alias, undefined);
        destroyed.push(key);
      }
    }
  }
}
