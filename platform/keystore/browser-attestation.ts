import { logFault, word } from '../../src/fault-log/log-fault.ts';
import type { AttestationFailure, AttestationPort } from '../contract/attestation.ts';
import { maxPayloadBytes } from '../contract/attestation.ts';
import {
  type PublicJwk,
  publicJwkSchema,
  type SignBytes,
  signCertificate,
  thumbprint,
} from '../contract/attestation-jws.ts';
import type { VehicleIdentity } from '../contract/vehicle.ts';
import { DamagedKeyError, openKeyDatabase, readKeyRecord, writeKeyRecord } from './browser-key-database.ts';
import { bucketPlaces, databasePlaces } from './browser-key-places.ts';
import type { BrowserStorage } from './browser-keystore.ts';

/** No key place of the keystore is called so: none of its calls reaches it. */
const place = 'attestation';

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410, section 7). */
const pkcs8Start = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20] as const;

interface SigningKey {
  readonly jwk: PublicJwk;
  readonly sign: SignBytes;
}

/**
 * For static hosting, where no host signs: a key made once per installation of the app, which lies readable in the
 * browser's own files. It shows that a certificate was not changed since; that it came from a car it cannot show, and
 * grade `browser` in the header says so. `refused` where the browser has no Ed25519 (Chromium before 137).
 */
export function openBrowserAttestation(
  storage: BrowserStorage,
  { vin, kind }: Pick<VehicleIdentity, 'vin' | 'kind'>,
): AttestationPort {
  let opened: Promise<SigningKey> | undefined;
  const key = (): Promise<SigningKey> => {
    opened ??= storage.locks.request('glovebox-attestation', () => openKey(storage));
    // A failed try is no reason never to try again.
    opened.catch(() => (opened = undefined));
    return opened;
  };
  return {
    sign: async (payload) => {
      if (payload.length > maxPayloadBytes) return { ok: false, reason: 'refused' };
      try {
        const { jwk, sign } = await key();
        const vehicle = { vin, platform: kind, grade: 'browser' } as const;
        return { ok: true, jws: await signCertificate(payload, vehicle, jwk, sign) };
      } catch (error) {
        return failureOf(error);
      }
    },
    publicKey: async () => {
      try {
        const { jwk } = await key();
        return { ok: true, key: { ...jwk, kid: await thumbprint(jwk), introducedBy: [] } };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

async function openKey({ buckets, factory, timeout }: BrowserStorage): Promise<SigningKey> {
  // Asked first: where there is no Ed25519, nothing is stored.
  await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const places = buckets ? bucketPlaces(buckets, timeout) : databasePlaces(factory, timeout);
  const database = await openKeyDatabase(await places.open(place, false), timeout);
  try {
    const record = await readKeyRecord(database, timeout);
    if (record) return await signingKey(record.key);
    const seed = crypto.getRandomValues(new Uint8Array(32));
    await writeKeyRecord(database, { installation: '', alias: place, key: seed }, timeout);
    return await signingKey(seed);
  } finally {
    database.close();
  }
}

/** The seed is zeroed. */
async function signingKey(seed: Uint8Array<ArrayBuffer>): Promise<SigningKey> {
  const pkcs8 = new Uint8Array([...pkcs8Start, ...seed]);
  seed.fill(0);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { kty, crv, x } = await crypto.subtle.exportKey('jwk', readable);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  pkcs8.fill(0);
  return {
    jwk: publicJwkSchema.parse({ kty, crv, x }),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, bytes)),
  };
}

function failureOf(error: unknown): { readonly ok: false; readonly reason: AttestationFailure } {
  const name = error instanceof Error ? error.name : 'unknown';
  logFault({ code: 'attestation/browser-key', detail: { name: word(name) } });
  const isLasting = name === 'NotSupportedError' || error instanceof DamagedKeyError;
  return { ok: false, reason: isLasting ? 'refused' : 'unreachable' };
}
