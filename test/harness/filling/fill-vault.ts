import { collections } from '../../../src/collections.ts';
import { blobReferencesIn } from '../../../src/archive/file-references.ts';
import type { BlobReference } from '../../../src/vault/blob-reference.ts';
import type { CollectionDefinition } from '../../../src/vault/collection-definition.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import type { FillAccount, FilledBucket, FilledRecord } from './filling.ts';

/** The definitions are of many types; records of a file are of none before their schema has seen them. */
const definitions: readonly CollectionDefinition<unknown>[] = collections.map(
  (definition) => definition as CollectionDefinition<unknown>,
);

/** Fills the vault's buckets through its public door. Throws with ids and reasons, never with what a record holds. */
export async function fillVault(vault: Vault, buckets: readonly FilledBucket[]): Promise<void> {
  const free = vault.buckets.map(({ kind, name }) => ({ kind, name }));
  for (const { kind, pin, records } of buckets) {
    const index = free.findIndex((bucket) => bucket.kind === kind);
    const [found] = index < 0 ? [] : free.splice(index, 1);
    const name = found?.name ?? (await create(vault, kind, pin));
    for (const definition of definitions) {
      const own = records.filter(({ category }) => category === definition.category);
      if (own.length > 0) await fillCategory(vault, name, definition, own);
    }
    if (kind === 'driver' && pin !== undefined) expectOk('PIN', await vault.setPin(name, pin));
  }
}

async function create(vault: Vault, kind: FilledBucket['kind'], pin: string | undefined): Promise<string> {
  if (kind === 'vehicle') throw new Error('The vehicle has one bucket.');
  if (kind === 'keeper' && pin === undefined) throw new Error('A keeper needs a PIN.');
  const made = await (pin === undefined || kind === 'driver'
    ? vault.createDriver()
    : vault.createKeeper(pin));
  if (!made.ok) throw new Error(`A ${kind} could not be made: ${made.reason}`);
  return made.bucket.name;
}

async function fillCategory(
  vault: Vault,
  bucket: string,
  definition: CollectionDefinition<unknown>,
  records: readonly FilledRecord[],
): Promise<void> {
  const { category } = definition;
  const sameOf = ({ base64, type }: { readonly base64: string; readonly type: string }): string =>
    `${type} ${base64}`;
  const all = records.flatMap(({ pieces = [] }) => pieces);
  const pieces = [...new Map(all.map((piece) => [sameOf(piece), piece])).values()];
  const written = await vault.blobs(bucket, category).writeAll(
    pieces.map(({ base64, type }) => ({
      bytes: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
      type,
    })),
  );
  if (!written.ok) throw new Error(`Blobs of ${category}: ${written.reason}`);
  const references = new Map(pieces.map((piece, index) => [sameOf(piece), written.value[index]]));
  const changes = records.map(({ id, value, pieces: own = [] }) => ({
    id,
    value: own.reduce<object>(
      (filled, piece) => withReference(filled, piece.path, references.get(sameOf(piece))),
      value,
    ),
  }));
  const collection = vault.collection(bucket, definition);
  expectOk(category, await collection.open());
  expectOk(category, await collection.put(changes));
}

function expectOk(what: string, result: { readonly ok: boolean; readonly reason?: string }): void {
  if (!result.ok) throw new Error(`${what}: ${result.reason ?? 'failed'}`);
}

function withReference(
  value: unknown,
  [key = '', ...rest]: readonly string[],
  reference: BlobReference | undefined,
): object {
  const fields = { ...Object(value) } as Record<string, unknown>;
  return { ...fields, [key]: rest.length === 0 ? reference : withReference(fields[key], rest, reference) };
}

/** What the car writes down by itself while it runs, by its ids: nobody put it there, and nobody can foretell how much. */
const writtenByTheCar = /^(gap-)?\d+-\d+$|^hour-/;

/**
 * Reads everything back as a window that has just opened does: each record against its schema, each blob whole. Without the
 * transfers that the car wrote down meanwhile.
 */
export async function accountOf(vault: Vault): Promise<FillAccount> {
  const lines = [];
  for (const { bucket, kind, category, records, isLocked } of await vault.inventory()) {
    const definition = definitions.find((one) => one.category === category);
    // An empty category has a key and no record.
    if (definition === undefined || records === 0) continue;
    if (isLocked) {
      lines.push({ kind, category, records, isLocked, pieces: 0 });
      continue;
    }
    const collection = vault.collection(bucket, definition);
    expectOk(category, await collection.open());
    const put = collection.all().filter(({ id }) => category !== 'transfers' || !writtenByTheCar.test(id));
    if (put.length === 0) continue;
    const blobs = vault.blobs(bucket, category);
    let pieces = 0;
    for (const { value } of put) {
      for (const reference of blobReferencesIn(value)) if ((await blobs.read(reference)).ok) pieces += 1;
    }
    lines.push({ kind, category, records: put.length, isLocked, pieces });
  }
  return lines;
}
