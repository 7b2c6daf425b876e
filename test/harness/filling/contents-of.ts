import { collections } from '../../../src/collections.ts';
import { blobReferencesIn, mapBlobReferences } from '../../../src/archive/file-references.ts';
import type { CollectionDefinition } from '../../../src/vault/collection-definition.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import type { VaultContents } from './filling.ts';

/** Everything in the buckets that are open, as a window that has just opened reads it. Throws where something does not open. */
export async function contentsOf(vault: Vault): Promise<VaultContents> {
  const contents: VaultContents = [];
  for (const { bucket, kind, category, isLocked } of await vault.inventory()) {
    const definition = collections.find((one) => one.category === category);
    if (definition === undefined || isLocked) continue;
    const collection = vault.collection(bucket, definition as CollectionDefinition<unknown>);
    const opened = await collection.open();
    if (!opened.ok) throw new Error(`${category}: ${opened.reason}`);
    const stored = collection.all().toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const hashes = new Map<string, string>();
    for (const { value } of stored)
      for (const reference of blobReferencesIn(value)) {
        if (hashes.has(reference.id)) continue;
        const read = await vault.blobs(bucket, category).read(reference);
        hashes.set(reference.id, read.ok ? await hashOf(read.value) : read.reason);
      }
    const records = stored.map(({ id, value }) => ({
      id,
      value: mapBlobReferences(value, ({ id: blob, size, type }) => ({ size, type, hash: hashes.get(blob) })),
    }));
    contents.push({ kind, category, records, blobs: hashes.size });
  }
  return contents;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
