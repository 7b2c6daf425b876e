import { parseJson } from '../../../platform/contract/json.ts';
import {
  attestationKeyFileSchema,
  introductionHeaderSchema,
  introductionSchema,
  type AttestationKeyFile,
  readJwsHeader,
  thumbprint,
} from '../../../platform/contract/attestation-jws.ts';
import { checkSignature } from './check-signature.ts';

/** Key ids that a certificate may carry: those of the keys given, and of keys that one of them introduced. */
export interface TrustedKeys {
  readonly given: ReadonlySet<string>;
  readonly introduced: ReadonlySet<string>;
}

/** Reads a key's file, as *About* saves it. Undefined when it is none, or names itself wrongly. Never throws. */
export async function readKeyFile(text: string): Promise<AttestationKeyFile | undefined> {
  const parsed = attestationKeyFileSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { kty, crv, x, kid } = parsed.data;
  return (await thumbprint({ kty, crv, x })) === kid ? parsed.data : undefined;
}

/**
 * Follows introductions from the keys given, forward only: a trusted key vouches for the one after it, never the other
 * way round. Introductions may come from anywhere, since each is signed.
 */
export async function trustedKeys(
  given: readonly AttestationKeyFile[],
  introductions: readonly string[],
): Promise<TrustedKeys> {
  const known = new Set(given.map(({ kid }) => kid));
  const introduced = new Set<string>();
  const read = (await Promise.all(introductions.map(readIntroduction))).filter((one) => one !== undefined);
  for (let found = true; found;) {
    found = false;
    for (const { by, next } of read) {
      if ((!known.has(by) && !introduced.has(by)) || known.has(next) || introduced.has(next)) continue;
      introduced.add(next);
      found = true;
    }
  }
  return { given: known, introduced };
}

/** Who introduces whom, by key id; undefined when it is no valid introduction. */
async function readIntroduction(
  jws: string,
): Promise<{ readonly by: string; readonly next: string } | undefined> {
  const header = introductionHeaderSchema.safeParse(readJwsHeader(jws));
  if (!header.success || (await thumbprint(header.data.jwk)) !== header.data.kid) return undefined;
  const checked = await checkSignature(jws, header.data.jwk);
  if (!checked.ok) return undefined;
  const payload = introductionSchema.safeParse(JSON.parse(new TextDecoder().decode(checked.payload)));
  if (!payload.success) return undefined;
  return { by: header.data.kid, next: await thumbprint(payload.data.introduces) };
}
