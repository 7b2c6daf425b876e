import { expect } from '@open-wc/testing';
import { archiveCategory } from '../../src/archive/archive-category.ts';
import { blobFiles } from '../../src/archive/archive-files.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { storeArchive } from '../../src/archive/store-archive.ts';
import { writeArchive } from '../../src/archive/write-archive.ts';
import { emptyContact } from '../../src/data/contacts/contact-draft.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import { messages } from '../../src/i18n/messages.ts';
import { blobRange } from '../../src/sealed-file/byte-range.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { driverBucket, GloveboxStand, random } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const signal = new AbortController().signal;

describe('an archive of a vault', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  const parts = (vault: Vault) => {
    const bucket = driverBucket(vault);
    const [collection, blobs] = [
      vault.collection(bucket, contactsCollection),
      vault.blobs(bucket, 'contacts'),
    ];
    const category = archiveCategory(collection, { way: 'both' }, { files: blobFiles(blobs) });
    return { collection, blobs, category };
  };

  it('gives 1,000 contacts and a photo of 600 kB back after they were removed', async () => {
    const { collection, blobs, category } = parts(await stand.window());
    await category.open(signal);
    const bytes = new Uint8Array(600_000).map((_, index) => index & 255);
    const photo = await blobs.write(bytes, 'image/jpeg');
    if (!photo.ok) throw new Error(photo.reason);
    const contact = emptyContact({ format: 'entered' });
    const written = await collection.put(
      Array.from({ length: 1_000 }, (_, index) => ({
        id: `c${index}`,
        value: { ...contact, fullName: `Person ${index}`, ...(index === 0 && { photo: photo.value }) },
      })),
    );
    expect(written).to.deep.equal({ ok: true });
    const words = {
      texts: messages.archive,
      language: 'en',
      direction: 'ltr',
      nameOf: (id: string) => id,
    } as const;
    const pieces: Blob[] = [];
    for await (const piece of writeArchive({ categories: [category], version: '0', now: 0, words }))
      pieces.push(new Blob([piece]));

    const before = collection.all();
    expect(
      await collection.remove(
        before.map(({ id }) => id),
        0,
      ),
    ).to.deep.equal({ ok: true });
    const categories = [category];
    const opened = await openArchive(blobRange(new Blob(pieces)), { categories, passphrase: '', signal });
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(collection.all()).to.have.length(0);
    const chosen = new Set(['contacts']);
    const stored = await storeArchive(opened.value, { chosen, random, signal });
    expect(stored.ok && stored.value.map((one) => one.ok && one.added.length)).to.deep.equal([1_000]);
    const all = collection.all();
    const plain = ({ value: { photo: _photo, ...value } }: (typeof all)[number]): unknown => value;
    expect(all.map(plain)).to.deep.equal(before.map(plain));
    const reference = all[0]?.value.photo;
    if (reference === undefined) throw new Error('no photo');
    expect(reference.id).not.to.equal(photo.value.id);
    const read = await blobs.read(reference);
    expect(read.ok && read.value.every((byte, index) => byte === bytes[index])).to.equal(true);
  });
});
