import { readFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import type { ByteSource } from '../../../src/sealed-file/byte-reader.ts';
import type { DeriveKey, KeyDerivation } from '../../../src/sealed-file/derive-key.ts';
import { takenFunction } from '../../../src/drivers/profile-file/profile-content.ts';
import type { ProfileContent } from '../../../src/drivers/profile-file/profile-content.ts';
import { writeProfile } from '../../../src/drivers/profile-file/profile-file.ts';
import { equipmentSchema } from '../../../src/pack/equipment-schema.ts';
import type { EquipmentFunction } from '../../../src/pack/equipment-schema.ts';
import type { RandomBytes } from '../../../src/vault/random-id.ts';

export const passphrase = 'correct horse battery';
/** As few as are read: most tests are not about the time that a guess takes. */
export const quick: KeyDerivation = { algorithm: 1, rounds: 100_000 };
export const random: RandomBytes = (count) => new Uint8Array(randomBytes(count));

/** A key in microseconds, for what is tried very often; the rest of the file is made as ever. */
export const instantly: DeriveKey = (secret, salt, { rounds }) =>
  crypto.subtle.importKey(
    'raw',
    new Uint8Array(createHash('sha256').update(secret).update(salt).update(String(rounds)).digest()),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );

export function packFunctions(pack: 'maker-nl' | 'minimal'): readonly EquipmentFunction[] {
  const file = new URL(`../../../public/packs/${pack}/pack.json`, import.meta.url);
  const { equipment } = JSON.parse(readFileSync(file, 'utf8')) as { equipment: unknown };
  return equipmentSchema.parse(equipment).functions;
}

/** A profile with a value for each function of a pack. */
export function profileOf(
  pack: 'maker-nl' | 'minimal',
  value: (declared: EquipmentFunction) => boolean | number | string,
  driverSide: 'LEFT' | 'RIGHT' = 'LEFT',
): ProfileContent {
  const functions = packFunctions(pack);
  return {
    card: { name: 'Zoë', language: 'nl', figure: 'owl', temperature: 'C' },
    driverSide,
    functions: functions.map(takenFunction),
    positions: [
      { name: '', values: functions.map((declared) => ({ path: declared.path, value: value(declared) })) },
    ],
    records: [{ category: 'contacts', version: 1, records: [{ fullName: 'Ada' }] }],
  };
}

export function start(declared: EquipmentFunction): boolean | number | string {
  switch (declared.kind) {
    case 'range':
      return declared.default ?? declared.minimum;
    case 'choice':
      return declared.values[0] ?? '';
    case 'switch':
      return true;
    case 'color':
      return '#102030';
  }
}

export async function fileOf(content: ProfileContent, derivation = quick): Promise<Uint8Array<ArrayBuffer>> {
  const written = writeProfile(content, passphrase, { random, derivation });
  if (!written.ok) throw new Error(written.problem.kind);
  return gather(written.value.pieces);
}

export async function gather(pieces: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(await new Blob(all).arrayBuffer());
}

/** Bytes in pieces of a size that fits nothing in the format. */
export function pieces(bytes: Uint8Array<ArrayBuffer>, size = 1_009): ByteSource {
  return new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}
