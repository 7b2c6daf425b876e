/** What only the host answers; `platform/contract/` names them, and a test compares. */
const hostAddresses: ReadonlySet<string> = new Set(['/keystore', '/attestation', '/host']);

/**
 * The built document that a navigation to `path` (of a URL, encoded) gets; undefined for what is none of the app's. The
 * same rules as the host's (`platform/host/address.ts`), which a test compares: `/restart.html` is itself, every
 * address whose last part has no dot is one of the app's routes.
 */
export function documentFor(path: string): string | undefined {
  const decoded = decode(path);
  if (decoded === undefined || hostAddresses.has(decoded)) return undefined;
  if (/^\/[a-z-]+\.html$/.test(decoded)) return decoded;
  return decoded.slice(decoded.lastIndexOf('/')).includes('.') ? undefined : '/index.html';
}

function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return /[\0\\]/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
