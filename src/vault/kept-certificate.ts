import * as z from 'zod/mini';

export const keptCertificateSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** SHA-256 of the JWS text, base64url: what the next certificate names as its predecessor. */
  hash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** The certificate itself; of older ones perhaps only the hash was kept. */
  jws: z.optional(z.string()),
});
/** A link of the chain of certificates. */
export type KeptCertificate = z.infer<typeof keptCertificateSchema>;

export const owedCertificateSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** What is to be signed, to the byte but for the link to the certificate before. */
  payload: z.string(),
  keepOlder: z.boolean(),
});
/** A certificate that the platform has not signed yet. */
export type OwedCertificate = z.infer<typeof owedCertificateSchema>;

export interface AddedCertificate {
  readonly id: string;
  /** Compact JWS. */
  readonly jws: string;
  /** False after a sale or the end of a lease: of older certificates only id and hash stay. */
  readonly keepOlder: boolean;
}

/** The chain with one more link; the same chain when it has that link already. */
export async function withCertificate(
  kept: readonly KeptCertificate[],
  { id, jws, keepOlder }: AddedCertificate,
): Promise<readonly KeptCertificate[]> {
  if (kept.some((certificate) => certificate.id === id)) return kept;
  const older = keepOlder
    ? kept
    : kept.map((certificate) => ({ id: certificate.id, hash: certificate.hash }));
  return [...older, { id, hash: await digest(jws), jws }];
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
