import {
  attestationHeaderSchema,
  certificateType,
  readJwsHeader,
  thumbprint,
} from '../../../platform/contract/attestation-jws.ts';
import type { AttestationPort, SignResult } from '../../../platform/contract/attestation.ts';
import { maxPayloadBytes } from '../../../platform/contract/attestation.ts';
import { fromBase64Url } from '../../../platform/contract/keystore-base64url.ts';
import type { VehicleIdentity } from '../../../platform/contract/vehicle.ts';
import { check, equal } from './case.ts';

/** An attestation port under test. `close` ends it as a restart does; its key stays. */
export interface OpenAttestation {
  readonly port: AttestationPort;
  readonly close: () => Promise<void>;
}

export interface AttestationCase {
  readonly name: string;
  /** Rejects when the port does not do what `name` says. `make` opens the same platform each time. */
  readonly run: (make: () => Promise<OpenAttestation>) => Promise<void>;
}

/** The vehicle that `make`'s port has to stand for. */
export const attestedVehicle: Pick<VehicleIdentity, 'vin' | 'kind'> = {
  vin: 'XXXEMUCAR00000001',
  kind: 'emulator',
};

/** What every attestation port must do. Checks signatures by WebCrypto itself, not by what made them. */
export const attestationConformance: readonly AttestationCase[] = [
  one('signs the very bytes it was given, with the key it shows', async (port) => {
    const { key } = shown(await port.publicKey());
    for (const size of [0, 1, 32, 4_096, maxPayloadBytes]) {
      const payload = randomBytes(size);
      const { signed, signature, body } = read(text(await port.sign(payload)));
      equal([...body], [...payload], 'the payload');
      check(await isSigned(key.x, signed, signature), `a payload of ${size} bytes is not signed by its key`);
    }
  }),

  one('leaves what it was given as it was', async (port) => {
    const payload = randomBytes(64);
    const before = [...payload];
    text(await port.sign(payload));
    equal([...payload], before, 'the payload');
  }),

  one('gives the same text for the same bytes', async (port) => {
    const payload = randomBytes(64);
    const first = text(await port.sign(payload));
    equal(text(await port.sign(payload)), first, 'the second signature');
    check(text(await port.sign(randomBytes(64))) !== first, 'other bytes have the same text');
  }),

  one('says in the header what the platform is, and by its own knowledge', async (port) => {
    const { key } = shown(await port.publicKey());
    const header = attestationHeaderSchema.parse(readJwsHeader(text(await port.sign(randomBytes(8)))));
    equal(header.typ, certificateType, 'typ');
    equal(header.vin, attestedVehicle.vin, 'vin');
    equal(header.platform, attestedVehicle.kind, 'platform');
    equal(header.emulation, attestedVehicle.kind === 'emulator' ? true : undefined, 'emulation');
    equal(header.jwk, { kty: 'OKP', crv: 'Ed25519', x: key.x }, 'jwk');
    equal(header.kid, key.kid, 'kid');
    equal(key.kid, await thumbprint({ kty: 'OKP', crv: 'Ed25519', x: key.x }), 'the thumbprint');
  }),

  one('shows no private part', async (port) => {
    const { key } = shown(await port.publicKey());
    equal(Object.keys(key).sort(), ['crv', 'introducedBy', 'kid', 'kty', 'x'], 'the members of the key');
  }),

  one('refuses a payload that is too large', async (port) => {
    const result = await port.sign(new Uint8Array(maxPayloadBytes + 1));
    equal(result, { ok: false, reason: 'refused' }, 'the result');
  }),

  one('settles calls at once', async (port) => {
    const payloads = Array.from({ length: 8 }, () => randomBytes(32));
    const signed = await Promise.all(payloads.map((payload) => port.sign(payload)));
    signed.forEach((result, index) =>
      equal([...read(text(result)).body], [...(payloads[index] ?? [])], 'the payload'),
    );
  }),

  {
    name: 'keeps its key over a restart',
    run: async (make) => {
      const payload = randomBytes(32);
      const first = await make();
      const before = text(await first.port.sign(payload));
      await first.close();
      const second = await make();
      try {
        equal(text(await second.port.sign(payload)), before, 'the signature after a restart');
      } finally {
        await second.close();
      }
    },
  },
];

function one(name: string, run: (port: AttestationPort) => Promise<void>): AttestationCase {
  return {
    name,
    run: async (make) => {
      const { port, close } = await make();
      try {
        await run(port);
      } finally {
        await close();
      }
    },
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

function text(result: SignResult): string {
  check(result.ok, `expected a signature, got ${result.ok ? '' : result.reason}`);
  return result.jws;
}

function shown(result: Awaited<ReturnType<AttestationPort['publicKey']>>) {
  check(result.ok, `expected a key, got ${result.ok ? '' : result.reason}`);
  return result;
}

function read(jws: string): { readonly signed: Bytes; readonly signature: Bytes; readonly body: Bytes } {
  const [header = '', body = '', signature = ''] = jws.split('.');
  return {
    signed: new TextEncoder().encode(`${header}.${body}`),
    signature: fromBase64Url(signature),
    body: fromBase64Url(body),
  };
}

async function isSigned(x: string, signed: Bytes, signature: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(x), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, signed);
}

/** In pieces: `getRandomValues` gives at most 65,536 bytes. */
function randomBytes(length: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let start = 0; start < length; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, start + 65_536));
  return bytes;
}
