import { randomBytes } from 'node:crypto';
import { hostTokenMeta } from '../contract/keystore-protocol.ts';

/** New at each start; matches the protocol's `hostTokenSchema`. */
export function newHostToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Puts the token into the app's document, first thing in its head. */
export function withHostToken(html: string, token: string): string {
  const meta = `<meta name="${hostTokenMeta}" content="${token}">`;
  return html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}\n    ${meta}`);
}
