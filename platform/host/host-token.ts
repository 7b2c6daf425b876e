import { randomBytes } from 'node:crypto';
import { hostMeta } from '../contract/keystore-protocol.ts';

/** New at each start; matches the protocol's `hostStartSchema`. */
export function newHostToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Says in the app's document, first thing in its head, that a host keeps its keys. */
export function withHostMark(html: string): string {
  const meta = `<meta name="${hostMeta}" content="keystore">`;
  return html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}\n    ${meta}`);
}
