import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { DeviceError } from '../../../platform/contract/devices.ts';
import { chunkBytes, headerBytes, tagBytes } from '../../../src/sealed-file/container-header.ts';
import { deriveKey, writtenDerivation } from '../../../src/sealed-file/derive-key.ts';
import { joinEntries } from '../../../src/drivers/profile-file/file-entries.ts';
import type { ProfileContent } from '../../../src/drivers/profile-file/profile-content.ts';
import { largestFile, readProfile, writeProfile } from '../../../src/drivers/profile-file/profile-file.ts';
import { isLongEnough } from '../../../src/sealed-file/passphrase.ts';
import { sealContainer } from '../../../src/sealed-file/seal-container.ts';
import {
  fileOf,
  gather,
  instantly,
  passphrase,
  pieces,
  profileOf,
  quick,
  random,
  start,
} from './profile-stand.ts';

const content = profileOf('maker-nl', start);
const read = (bytes: Uint8Array<ArrayBuffer>, secret = passphrase) =>
  readProfile(pieces(bytes), secret, { bytes: bytes.length });
/** Three chunks and a bit. */
const long: ProfileContent = {
  ...content,
  records: [{ category: 'contacts', version: 1, records: ['x'.repeat(3 * chunkBytes)] }],
};

async function instantFile(profile: ProfileContent): Promise<Uint8Array<ArrayBuffer>> {
  const written = writeProfile(profile, passphrase, { random, derivation: quick, deriveKey: instantly });
  if (!written.ok) throw new Error(written.problem.kind);
  return gather(written.value.pieces);
}
const readInstantly = (bytes: Uint8Array<ArrayBuffer>) =>
  readProfile(pieces(bytes), passphrase, { bytes: bytes.length, deriveKey: instantly });

/** Reads a file as FORMAT.md says, with nothing of the app's. */
function readByTheBook(file: Buffer, secret: string): { manifest: unknown; entries: Map<string, unknown> } {
  expect(file.toString('ascii', 0, 8)).toBe('GLOVEBOX');
  expect([file.readUInt8(8), file.readUInt8(9)]).toEqual([1, 1]);
  const header = file.subarray(0, 45);
  const salt = file.subarray(14, 30);
  const key = pbkdf2Sync(secret.normalize('NFC'), salt, file.readUInt32BE(10), 32, 'sha256');
  const length = Number(file.readBigUInt64BE(37));
  const count = Math.max(1, Math.ceil(length / 65_536));
  const opened: Buffer[] = [];
  let at = 45;
  for (let index = 0; index < count; index += 1) {
    const size = Math.min(65_536, length - index * 65_536);
    const place = Buffer.alloc(5);
    place.writeUInt32BE(index);
    place.writeUInt8(index === count - 1 ? 1 : 0, 4);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.concat([file.subarray(30, 37), place]));
    decipher.setAAD(Buffer.concat([header, place]));
    decipher.setAuthTag(file.subarray(at + size, at + size + 16));
    opened.push(decipher.update(file.subarray(at, at + size)), decipher.final());
    at += size + 16;
  }
  expect(at).toBe(file.length);
  const inside = Buffer.concat(opened);
  let from = 4 + inside.readUInt32BE(0);
  const manifest = JSON.parse(inside.toString('utf8', 4, from)) as {
    entries: { name: string; bytes: number }[];
  };
  const entries = new Map<string, unknown>();
  for (const { name, bytes } of manifest.entries) {
    entries.set(name, JSON.parse(inside.toString('utf8', from, from + bytes)));
    from += bytes;
  }
  expect(from).toBe(inside.length);
  return { manifest, entries };
}

test.describe('the profile file', () => {
  test('opens with its passphrase, typed in whatever Unicode form', async () => {
    expect(await read(await fileOf(content))).toEqual({ ok: true, value: content });
    const composed = writeProfile(content, 'caf\u00e9 caf\u00e9 caf\u00e9', { random, derivation: quick });
    if (!composed.ok) throw new Error(composed.problem.kind);
    const file = await gather(composed.value.pieces);
    expect(file.length).toBe(composed.value.bytes);
    expect((await read(file, 'cafe\u0301 cafe\u0301 cafe\u0301')).ok).toBe(true);
  });

  test('is read by a stranger who has FORMAT.md and common tools', async () => {
    const file = Buffer.from(await fileOf(long, writtenDerivation));
    expect(file.readUInt32BE(10)).toBe(600_000);
    const { manifest, entries } = readByTheBook(file, passphrase);
    expect(manifest).toMatchObject({ kind: 'profile', version: 1 });
    const { records, ...profile } = long;
    expect(entries.get('profile')).toEqual(profile);
    expect(entries.get('records/contacts')).toEqual(records[0]?.records);
  });

  test('holds nothing of a profile in clear, and is another file each time', async () => {
    const [one, other] = [await fileOf(content), await fileOf(content)];
    expect(Buffer.from(one).includes('Zoë')).toBe(false);
    expect(Buffer.from(one).includes('Vehicle.')).toBe(false);
    expect(Buffer.from(one.slice(14)).equals(Buffer.from(other.slice(14)))).toBe(false);
  });

  test('says what is wrong, and where', async () => {
    const file = await fileOf(long);
    const sealed = chunkBytes + tagBytes;
    const changed = (at: number, byte: number): Uint8Array<ArrayBuffer> => {
      const copy = file.slice();
      copy[at] = byte;
      return copy;
    };
    const flipped = (at: number): Uint8Array<ArrayBuffer> => changed(at, (file[at] ?? 0) ^ 1);
    const joined = (...parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> =>
      new Uint8Array(Buffer.concat(parts));
    const chunk = (index: number): Uint8Array<ArrayBuffer> =>
      file.slice(headerBytes + index * sealed, headerBytes + (index + 1) * sealed);
    const rounds = (count: number): Uint8Array<ArrayBuffer> => {
      const copy = file.slice();
      new DataView(copy.buffer).setUint32(10, count);
      return copy;
    };
    const second = headerBytes + sealed;
    const cases: readonly (readonly [string, Uint8Array<ArrayBuffer>, object])[] = [
      ['nothing', new Uint8Array(), { kind: 'not-a-profile' }],
      ['a vCard', new Uint8Array(Buffer.from('BEGIN:VCARD')), { kind: 'not-a-profile' }],
      ['version 0', changed(8, 0), { kind: 'not-a-profile' }],
      ['a newer version', changed(8, 7), { kind: 'newer-version', version: 7 }],
      ['another derivation', changed(9, 2), { kind: 'unusable-derivation' }],
      ['too few rounds', rounds(99_999), { kind: 'unusable-derivation' }],
      ['rounds that would hang', rounds(10_000_001), { kind: 'unusable-derivation' }],
      ['half a header', file.slice(0, 20), { kind: 'truncated', at: 20 }],
      ['the header alone', file.slice(0, headerBytes), { kind: 'truncated', at: headerBytes }],
      ['one chunk', file.slice(0, second), { kind: 'truncated', at: second }],
      ['all but a byte', file.slice(0, -1), { kind: 'truncated', at: file.length - 1 }],
      ['another salt', flipped(14), { kind: 'wrong-passphrase-or-damaged' }],
      ['a changed first chunk', flipped(headerBytes), { kind: 'wrong-passphrase-or-damaged' }],
      ['a changed second chunk', flipped(second), { kind: 'tampered', at: second }],
      ['something added', joined(file, new Uint8Array(1)), { kind: 'tampered', at: file.length }],
      [
        'chunks that changed places',
        joined(file.slice(0, second), chunk(2), chunk(1), file.slice(second + 2 * sealed)),
        { kind: 'tampered', at: second },
      ],
      [
        'a chunk twice',
        joined(file.slice(0, second), chunk(0), file.slice(second + sealed)),
        { kind: 'tampered', at: second },
      ],
    ];
    for (const [what, bytes, problem] of cases)
      expect(await read(bytes), what).toEqual({ ok: false, problem });
    expect(await read(file, 'correct horse stable')).toEqual({
      ok: false,
      problem: { kind: 'wrong-passphrase-or-damaged' },
    });
    expect(await read(file, '')).toEqual({ ok: false, problem: { kind: 'passphrase-missing' } });
  });

  test('refuses a huge file before it reads any of it, by its size or by its header', async () => {
    let taken = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      await Promise.resolve();
      for (;;) {
        taken += 1;
        yield new Uint8Array(1_000_000);
      }
    };
    const tooLarge = { ok: false, problem: { kind: 'too-large', limit: largestFile } };
    expect(await readProfile(endless(), passphrase, { bytes: largestFile + 1 })).toEqual(tooLarge);
    expect(taken).toBe(0);
    const file = await instantFile(content);
    new DataView(file.buffer).setBigUint64(37, 2n ** 63n);
    expect(await read(file)).toEqual(tooLarge);
    const huge = {
      ...content,
      records: [{ category: 'contacts', version: 1, records: ['x'.repeat(largestFile)] }],
    };
    expect(writeProfile(huge as ProfileContent, passphrase, { random })).toEqual(tooLarge);
  });

  test('says that a stick went away in the middle', async () => {
    const file = await fileOf(long);
    const broken = (error: Error): ReadableStream<Uint8Array<ArrayBuffer>> => {
      let isBegun = false;
      return new ReadableStream({
        pull: (controller) => {
          if (isBegun) controller.error(error);
          else controller.enqueue(file.slice(0, 70_000));
          isBegun = true;
        },
      });
    };
    expect(await readProfile(broken(new DeviceError('gone')), passphrase)).toEqual({
      ok: false,
      problem: { kind: 'device', reason: 'gone' },
    });
    expect(await readProfile(broken(new Error('read')), passphrase)).toEqual({
      ok: false,
      problem: { kind: 'not-read' },
    });
  });

  test('refuses content that is sealed well and says something else', async () => {
    const sealed = async (inside: Uint8Array<ArrayBuffer>): Promise<unknown> => {
      const options = { random, derivation: quick, deriveKey: instantly };
      const file = await gather(sealContainer(pieces(inside), inside.length, passphrase, options));
      const result = await readInstantly(file);
      return result.ok ? 'taken' : result.problem;
    };
    const profile = { name: 'profile', version: 1, content: { ...content, records: undefined } };
    expect(await sealed(joinEntries([profile]))).toBe('taken');
    const foreign = { name: 'records/of-a-newer-app', version: 3, content: [] };
    expect(await sealed(joinEntries([foreign, profile]))).toBe('taken');
    expect(await sealed(joinEntries([{ ...profile, version: 2 }]))).toEqual({
      kind: 'newer-version',
      version: 2,
    });
    expect(await sealed(joinEntries([]))).toEqual({ kind: 'unexpected-content', entry: 'profile' });
    expect(
      await sealed(joinEntries([profile, { name: 'records/contacts', version: 1, content: {} }])),
    ).toEqual({
      kind: 'unexpected-content',
      entry: 'records/contacts',
    });
    const still = { kind: 'range', path: 'Vehicle.Speed', minimum: 1, maximum: 1 };
    const useless = { ...profile, content: { ...profile.content, functions: [still] } };
    expect(await sealed(joinEntries([useless]))).toEqual({ kind: 'unexpected-content', entry: 'profile' });
    expect(await sealed(new Uint8Array())).toEqual({ kind: 'unexpected-content', entry: '' });
  });

  test('is refused after any change or cut, and arbitrary bytes always', async () => {
    const file = await instantFile(long);
    const places = fc.oneof(
      fc.integer({ min: 0, max: headerBytes - 1 }),
      fc.integer({ min: 0, max: file.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const copy = file.slice();
        copy[at] = (copy[at] ?? 0) ^ change;
        expect((await readInstantly(copy)).ok).toBe(false);
      }),
    );
    await fc.assert(
      fc.asyncProperty(places, async (length) => {
        expect((await readInstantly(file.slice(0, length))).ok).toBe(false);
      }),
    );
    const begun = fc.constantFrom('', 'GLOVEBOX', 'GLOVEBOX\u0001\u0001');
    await fc.assert(
      fc.asyncProperty(begun, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        const bytes = new Uint8Array([...new TextEncoder().encode(start), ...rest]);
        expect((await readInstantly(bytes)).ok).toBe(false);
      }),
    );
  });

  test('gives back any profile as it was', async () => {
    const path = fc.string({ maxLength: 120 });
    const value = fc.oneof(
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.string({ maxLength: 40 }),
    );
    const profiles = fc.record({
      card: fc.record({ name: fc.string({ maxLength: 60 }) }, { requiredKeys: [] }),
      driverSide: fc.constantFrom('LEFT' as const, 'RIGHT' as const),
      functions: fc.array(fc.record({ kind: fc.constant('choice' as const), path }), { maxLength: 20 }),
      positions: fc.array(
        fc.record({
          name: fc.string({ maxLength: 60 }),
          values: fc.array(fc.record({ path, value }), { maxLength: 20 }),
        }),
        { maxLength: 5 },
      ),
      records: fc.constant([
        { category: 'destinations' as const, version: 3, records: [1, null, { a: 'b' }] },
      ]),
    });
    await fc.assert(
      fc.asyncProperty(profiles, async (profile) => {
        const plain = JSON.parse(JSON.stringify(profile)) as ProfileContent;
        expect(await readInstantly(await instantFile(plain))).toEqual({ ok: true, value: plain });
      }),
    );
  });

  test('has a passphrase of ten characters as people count them', () => {
    expect(isLongEnough('123456789')).toBe(false);
    expect(isLongEnough('1234567890')).toBe(true);
    expect(isLongEnough('👩‍👩‍👧‍👦👩‍👩‍👧‍👦')).toBe(false);
  });

  test('derives a key in less than two seconds here', async () => {
    const before = performance.now();
    await deriveKey(passphrase, random(16), writtenDerivation);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
