import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { blobReferenceSchema, type BlobReference } from '../../src/vault/blob-reference.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { driverBucket, GloveboxStand, nextChange } from './glovebox-stand.ts';
import { rawRows, tamper } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

const people: CollectionDefinition<{ photo?: BlobReference | undefined }> = {
  category: 'contacts',
  version: 1,
  schema: z.object({ photo: z.optional(blobReferenceSchema) }),
  migrations: {},
};

const content = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 255);

describe('Blobs', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let vault: Vault;
  let bucket: string;
  beforeEach(async () => {
    stand = new GloveboxStand();
    vault = await stand.window();
    bucket = driverBucket(vault);
  });
  afterEach(() => stand.closeAll());

  const write = async (bytes: Uint8Array<ArrayBuffer>): Promise<BlobReference> => {
    const written = await vault.blobs(bucket, 'contacts').write(bytes, 'image/jpeg');
    if (!written.ok) throw new Error(written.reason);
    return written.value;
  };
  const rows = async (): Promise<readonly string[]> =>
    (await rawRows(bucket)).flatMap(({ store, key }) => (store === 'blobs' ? [key] : []));

  for (const length of [0, 1, 262_144, 262_145, 5_000_000]) {
    it(`gives back ${length} bytes after a restart`, async () => {
      const bytes = content(length);
      const reference = await write(bytes);
      const collection = vault.collection(bucket, people);
      await collection.open();
      await collection.put([{ id: 'a', value: { photo: reference } }]);
      stand.closeAll();
      const again = await stand.window();
      const stored = again.collection(bucket, people);
      await stored.open();
      const photo = stored.get('a')?.value.photo;
      if (photo === undefined) throw new Error('no photo');
      const read = await again.blobs(bucket, 'contacts').read(photo);
      expect(read.ok && read.value.length).to.equal(length);
      expect(read.ok && read.value.every((byte, index) => byte === bytes[index])).to.equal(true);
    });
  }

  it('refuses a damaged, cut, swapped or wrongly keyed blob', async () => {
    const blobs = vault.blobs(bucket, 'contacts');
    const one = await write(content(600_000));
    const two = await write(content(600_000));
    expect(await blobs.read({ ...one, key: two.key })).to.deep.equal({ ok: false, reason: 'corrupt' });
    expect(await blobs.read({ ...one, size: 10 })).to.deep.equal({ ok: false, reason: 'corrupt' });
    const stored = await rawRows(bucket);
    const chunk = (index: number): unknown =>
      stored.find(({ key }) => key === `contacts/${one.id}/000${index}`)?.value;
    await tamper(bucket, 'blobs', `contacts/${one.id}/0002`);
    expect(await blobs.read(one)).to.deep.equal({ ok: false, reason: 'corrupt' });
    await tamper(bucket, 'blobs', `contacts/${one.id}/0002`, chunk(2));
    expect((await blobs.read(one)).ok).to.equal(true);
    await tamper(bucket, 'blobs', `contacts/${one.id}/0000`, chunk(1));
    await tamper(bucket, 'blobs', `contacts/${one.id}/0001`, chunk(0));
    expect(await blobs.read(one)).to.deep.equal({ ok: false, reason: 'corrupt' });
  });

  it('refuses what is too large or has no media type, and stores nothing', async () => {
    const blobs = vault.blobs(bucket, 'contacts');
    const large = await blobs.write(new Uint8Array(16_777_217), 'image/png');
    expect(large).to.include({ ok: false, reason: 'invalid' });
    const untyped = await blobs.writeAll([
      { bytes: content(5), type: 'image/png' },
      { bytes: content(5), type: 'a secret' },
    ]);
    expect(untyped).to.include({ ok: false, reason: 'invalid' });
    expect(JSON.stringify(untyped)).to.not.include('secret');
    expect(await rows()).to.deep.equal([]);
  });

  it('sweeps what no record names once the window that wrote it is gone, and keeps the rest', async () => {
    const kept = await write(content(10));
    const orphan = await write(content(10));
    const collection = vault.collection(bucket, people);
    await collection.open();
    await collection.put([{ id: 'a', value: { photo: kept } }]);
    stand.clock.advance(1);
    const other = await stand.window();
    await other.collection(bucket, people).open();
    stand.clock.advance(1);
    await other.settled();
    await vault.settled();
    expect(await rows()).to.have.length(2);
    stand.closeAll();
    vault = await stand.window();
    const again = vault.collection(bucket, people);
    await again.open();
    stand.clock.advance(1);
    await vault.settled();
    expect(await rows()).to.deep.equal([`contacts/${kept.id}/0000`]);
    expect(orphan.id).to.not.equal(kept.id);
  });

  it('goes with its record when the undo has ended', async () => {
    const photo = await write(content(10));
    const collection = vault.collection(bucket, people);
    await collection.open();
    await collection.put([{ id: 'a', value: { photo } }]);
    await collection.remove(['a'], 1_000);
    expect(await rows()).to.have.length(1);
    const ended = nextChange(collection);
    stand.clock.advance(5_000);
    await ended;
    await vault.settled();
    expect(await rows()).to.deep.equal([]);
    expect(await vault.blobs(bucket, 'contacts').read(photo)).to.deep.equal({ ok: false, reason: 'missing' });
  });
});
