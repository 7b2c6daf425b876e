import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { blobReferenceSchema, type BlobReference } from '../../src/vault/blob-reference.ts';
import { BlobError } from '../../src/vault/blob-error.ts';
import type { Blobs } from '../../src/vault/blobs.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { driverBucket, GloveboxStand } from './glovebox-stand.ts';
import { rawRows, tamper } from './raw-storage.ts';
import { replaceMethod } from './replace-method.ts';
import { takeStorageTurn } from './storage-turn.ts';

const chunk = 262_144;
const group = 16 * chunk;

const media: CollectionDefinition<{ song?: BlobReference | undefined }> = {
  category: 'contacts',
  version: 1,
  schema: z.object({ song: z.optional(blobReferenceSchema) }),
  migrations: {},
};

const byteAt = (place: number): number => (place * 7 + (place >> 8) + (place >> 17)) & 255;

/** `size` bytes in pieces of `length`; `onPiece` hears how many are out before each. */
async function* content(size: number, length = 65_536, onPiece?: (given: number) => void) {
  for (let at = 0; at < size; at += length) {
    onPiece?.(at);
    yield Uint8Array.from({ length: Math.min(length, size - at) }, (_, index) => byteAt(at + index));
  }
}

/** How many bytes are what {@link content} gave, from `from` on; -1 when one is not. */
async function check(pieces: AsyncIterable<Uint8Array>, from = 0): Promise<number> {
  let at = from;
  for await (const piece of pieces)
    for (const byte of piece) {
      if (byte !== byteAt(at)) return -1;
      at += 1;
    }
  return at - from;
}

describe('Blobs that come as a stream', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let vault: Vault;
  let bucket: string;
  let blobs: Blobs;
  beforeEach(async () => {
    stand = new GloveboxStand();
    vault = await stand.window();
    bucket = driverBucket(vault);
    blobs = vault.blobs(bucket, 'contacts');
  });
  afterEach(() => stand.closeAll());

  const write = async (size: number, length?: number): Promise<BlobReference> => {
    const written = await blobs.writeStream(content(size, length), size, 'audio/mpeg');
    if (!written.ok) throw new Error(written.reason);
    return written.value;
  };
  const rows = async (): Promise<readonly string[]> =>
    (await rawRows(bucket)).flatMap(({ store, key }) => (store === 'blobs' ? [key] : []));

  for (const size of [0, 1, chunk, chunk + 1, group - 1, group, group + 1, 3 * group]) {
    it(`gives back ${size} bytes, however they came, whole and from anywhere`, async () => {
      const reference = await write(size, size > group ? 1_000_003 : 99_991);
      expect(reference).to.include({ size, type: 'audio/mpeg' });
      expect(await check(blobs.pieces(reference))).to.equal(size);
      for (const from of [chunk - 1, chunk, group + 5].filter((place) => place < size))
        expect(await check(blobs.pieces(reference, from), from)).to.equal(size - from);
      const whole = await blobs.read(reference);
      expect(whole.ok && whole.value.length).to.equal(size);
    });
  }

  it('takes 64 MB without ever holding more than 4 MB of them, and never as a Blob', async function () {
    this.timeout(60_000);
    let stored = 0;
    let most = 0;
    let made = 0;
    const undo = [
      replaceMethod(
        IDBObjectStore.prototype,
        'put',
        (put) =>
          function (this: IDBObjectStore, row, key) {
            if (this.name === 'blobs') stored += chunk;
            return put.call(this, row, key);
          },
      ),
      replaceMethod(window, 'Blob', (original) => {
        return class extends original {
          constructor(...parts: ConstructorParameters<typeof Blob>) {
            super(...parts);
            made += 1;
          }
        };
      }),
    ];
    try {
      const size = 64_000_000;
      const pieces = content(size, 65_536, (given) => (most = Math.max(most, given - stored)));
      const written = await blobs.writeStream(pieces, size, 'video/mp4');
      if (!written.ok) throw new Error(written.reason);
      expect(most).to.be.at.most(group);
      expect(await check(blobs.pieces(written.value))).to.equal(size);
      expect(await blobs.isSound(written.value)).to.equal(true);
      expect(made).to.equal(0);
    } finally {
      for (const each of undo) each();
    }
  });

  it('refuses what is larger, and content of another length, and leaves nothing behind', async () => {
    const large = await blobs.writeStream(content(10), 64_000_001, 'video/mp4');
    expect(large).to.include({ ok: false, reason: 'invalid' });
    for (const said of [group + 4, 2 * group, group + 10])
      expect(await blobs.writeStream(content(group + 5), said, 'video/mp4'), String(said)).to.include({
        ...{ ok: false, reason: 'invalid' },
      });
    expect(await blobs.writeStream(content(5), 5, 'a secret')).to.include({ ok: false, reason: 'invalid' });
    expect(await rows()).to.deep.equal([]);
  });

  it('leaves nothing behind when its content breaks off, and says so as that does', async () => {
    async function* broken() {
      yield* content(group + chunk);
      throw new Error('pulled out');
    }
    let seen = 0;
    const before = replaceMethod(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function (this: IDBObjectStore, ...row) {
          seen += 1;
          return put.apply(this, row);
        },
    );
    try {
      const reason = await blobs
        .writeStream(broken(), 2 * group, 'video/mp4')
        .catch((error: unknown) => error);
      expect(reason).to.be.instanceOf(Error).with.property('message', 'pulled out');
    } finally {
      before();
    }
    expect(seen).to.be.greaterThan(0);
    expect(await rows()).to.deep.equal([]);
  });

  it('discards what no record came to name, and nothing else', async () => {
    const [kept, gone] = [await write(10), await write(chunk + 1)];
    await blobs.discard([gone]);
    expect(await rows()).to.deep.equal([`contacts/${kept.id}/0000`]);
    expect(await blobs.read(gone)).to.deep.equal({ ok: false, reason: 'missing' });
    expect(await blobs.isSound(gone)).to.equal(false);
  });

  it('is swept with all its chunks when the window that wrote it is gone', async () => {
    const kept = await write(chunk + 1);
    await write(group + 1);
    const collection = vault.collection(bucket, media);
    await collection.open();
    await collection.put([{ id: 'a', value: { song: kept } }]);
    expect(await rows()).to.have.length(2 + 17);
    stand.closeAll();
    vault = await stand.window();
    await vault.collection(bucket, media).open();
    stand.clock.advance(1);
    await vault.settled();
    expect(await rows()).to.deep.equal([`contacts/${kept.id}/0000`, `contacts/${kept.id}/0001`]);
  });

  it('refuses every cut, swap, mix and flipped bit, whichever chunk it is', async function () {
    this.timeout(60_000);
    const one = await write(3 * chunk + 100);
    const two = await write(3 * chunk + 100);
    const stored = new Map((await rawRows(bucket)).map(({ key, value }) => [key, value]));
    const rowOf = ({ id }: BlobReference, index: number): string => `contacts/${id}/000${index}`;
    const index = fc.integer({ min: 0, max: 3 });
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('cut' as const), at: index }),
      fc.record({
        kind: fc.constant('flip' as const),
        at: index,
        bit: fc.nat(8 * 116 - 1),
        part: fc.constantFrom('iv' as const, 'data' as const),
      }),
      fc.record({ kind: fc.constant('swap' as const), at: index, with: index }),
      fc.record({ kind: fc.constant('mix' as const), at: index }),
      fc.record({ kind: fc.constant('junk' as const), at: index, row: fc.anything() }),
    );
    const put = (reference: BlobReference, at: number, row?: unknown): Promise<void> =>
      tamper(bucket, 'blobs', rowOf(reference, at), row);
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const original = stored.get(rowOf(one, how.at));
        if (how.kind === 'cut') await put(one, how.at);
        else if (how.kind === 'mix') await put(one, how.at, stored.get(rowOf(two, how.at)));
        else if (how.kind === 'junk') await put(one, how.at, 1);
        else if (how.kind === 'swap') {
          fc.pre(how.with !== how.at);
          await put(one, how.at, stored.get(rowOf(one, how.with)));
          await put(one, how.with, original);
        } else {
          const flipped = structuredClone(original) as Record<'iv' | 'data', Uint8Array>;
          const bytes = flipped[how.part];
          const place = (how.bit >> 3) % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ (1 << (how.bit & 7));
          await put(one, how.at, flipped);
        }
        const read = await blobs.read(one);
        const sound = await blobs.isSound(one);
        for (const at of [0, 1, 2, 3]) await put(one, at, stored.get(rowOf(one, at)));
        expect(read).to.deep.equal({ ok: false, reason: 'corrupt' });
        expect(sound).to.equal(false);
      }),
      { numRuns: 120 },
    );
    expect((await blobs.read(one)).ok).to.equal(true);
  });

  it('gives authentic bytes up to where the damage is', async () => {
    const one = await write(2 * chunk);
    await tamper(bucket, 'blobs', `contacts/${one.id}/0001`);
    let given = 0;
    let ended: unknown;
    try {
      for await (const piece of blobs.pieces(one)) given += piece.length;
    } catch (error) {
      ended = error;
    }
    expect(given).to.equal(chunk);
    expect(ended).to.be.instanceOf(BlobError).with.property('reason', 'corrupt');
  });

  it('stops when the vault is closed', async () => {
    const one = await write(2 * chunk);
    stand.closeAll();
    expect(await blobs.read(one)).to.deep.equal({ ok: false, reason: 'closed' });
    expect(await blobs.writeStream(content(5), 5, 'audio/mpeg')).to.deep.equal({
      ok: false,
      reason: 'closed',
    });
  });
});

describe('a full disk', () => {
  takeStorageTurn();

  it('in the middle of a stream leaves nothing of it, and what was there stays', async () => {
    const stand = new GloveboxStand();
    const manager = (navigator as unknown as { storageBuckets: BucketOpener }).storageBuckets;
    const restore = replaceMethod(
      manager,
      'open',
      (open) => (name) => open.call(manager, name, name.startsWith('driver-') ? { quota: 20_000_000 } : {}),
    );
    try {
      const vault = await stand.window();
      const bucket = driverBucket(vault);
      const blobs = vault.blobs(bucket, 'contacts');
      const size = 60_000_000;
      let given = 0;
      const written = await blobs.writeStream(
        content(size, 65_536, (out) => (given = out)),
        size,
        'video/mp4',
      );
      expect(written).to.deep.equal({ ok: false, reason: 'quota' });
      expect(given).to.be.greaterThan(group);
      const left = (await rawRows(bucket)).filter(({ store }) => store === 'blobs');
      expect(left).to.deep.equal([]);
      const small = await blobs.writeStream(content(1_000), 1_000, 'audio/mpeg');
      expect(small.ok && (await blobs.read(small.value)).ok).to.equal(true);
    } finally {
      restore();
      stand.closeAll();
    }
  });
});

interface BucketOpener {
  open(name: string, options?: { quota?: number }): Promise<unknown>;
}
