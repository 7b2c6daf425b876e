import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import {
  type AttestationKeyFile,
  attestationKeyFileSchema,
  type PublicJwk,
  publicJwkSchema,
  type SignBytes,
  signIntroduction,
  thumbprint,
} from '../contract/attestation-jws.ts';
import { parseJson } from '../contract/json.ts';

/**
 * The host's signing key: a file of its own in the state directory, readable by its owner only. It has no alias and lies
 * outside the key slots, so no keystore call can reach it. A file that cannot be read is left as it is: a new key in its
 * place would make every earlier certificate one of a stranger.
 */
export interface AttestationKey {
  readonly file: AttestationKeyFile;
  readonly jwk: PublicJwk;
  readonly sign: SignBytes;
}

/** The key's file is not what was written; the message says what to do. */
export class AttestationKeyError extends Error {
  override readonly name = 'AttestationKeyError';
  readonly code = 'attestation-key-unreadable';

  constructor(path: string) {
    super(
      `${path} is damaged: certificates are not signed. Put it back from a copy, or remove it for a new key.`,
    );
  }
}

const storedSchema = z.strictObject({
  version: z.literal(1),
  ...publicJwkSchema.shape,
  d: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  introducedBy: attestationKeyFileSchema.shape.introducedBy,
});
type StoredKey = z.infer<typeof storedSchema>;

const fileName = 'attestation';

/**
 * Opens the key in a state directory that this process has taken, making it at the first start.
 *
 * @throws AttestationKeyError
 */
export async function openAttestationKey(directory: string): Promise<AttestationKey> {
  const path = join(directory, fileName);
  const stored = await read(path);
  if (stored !== undefined) return keyOf(stored);
  const made = newKey([]);
  await write(path, made);
  return keyOf(made);
}

/**
 * Puts a new key in place of the present one, introduced by a statement that the present one signs.
 *
 * @throws AttestationKeyError
 */
export async function renewAttestationKey(directory: string): Promise<AttestationKey> {
  const { file, jwk, sign: signBytes } = await openAttestationKey(directory);
  const next = newKey(file.introducedBy);
  const statement = await signIntroduction(publicPart(next), jwk, signBytes);
  const stored = { ...next, introducedBy: [...next.introducedBy, statement] };
  await write(join(directory, fileName), stored);
  return keyOf(stored);
}

function newKey(introducedBy: string[]): StoredKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  return { version: 1, kty: 'OKP', crv: 'Ed25519', x, d, introducedBy };
}

async function keyOf(stored: StoredKey): Promise<AttestationKey> {
  const jwk = publicPart(stored);
  const privateKey = createPrivateKey({ key: { ...jwk, d: stored.d }, format: 'jwk' });
  return {
    file: { ...jwk, kid: await thumbprint(jwk), introducedBy: stored.introducedBy },
    jwk,
    sign: async (bytes) => sign(null, bytes, privateKey),
  };
}

function publicPart({ kty, crv, x }: StoredKey): PublicJwk {
  return { kty, crv, x };
}

/** Undefined when there is none yet. */
async function read(path: string): Promise<StoredKey | undefined> {
  let text: string;
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    text = await handle.readFile('utf8').finally(() => handle.close());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = storedSchema.safeParse(parseJson(text));
  if (!parsed.success || !isPair(parsed.data)) throw new AttestationKeyError(path);
  return parsed.data;
}

/** Node takes the public half of a JWK as given: one that belongs to another key would sign what nobody can check. */
function isPair(stored: StoredKey): boolean {
  try {
    const privateKey = createPrivateKey({ key: { ...publicPart(stored), d: stored.d }, format: 'jwk' });
    return createPublicKey(privateKey).export({ format: 'jwk' }).x === stored.x;
  } catch {
    return false;
  }
}

/** Whole or not at all, and on the disk when it resolves. */
async function write(path: string, stored: StoredKey): Promise<void> {
  const unfinished = `${path}.new`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(JSON.stringify(stored));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
  const directory = await open(dirname(path), 'r');
  await directory.sync().finally(() => directory.close());
}
