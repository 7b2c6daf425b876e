import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hostTokenHeader, type Refusal } from '../contract/keystore-protocol.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request comes from this machine's own page. `Host` must be a loopback name with our own port, which a
 * foreign site that rebinds its name to 127.0.0.1 cannot say; `Origin`, where there is one, must be the same.
 */
export function guardOrigin(request: IncomingMessage): Refusal | undefined {
  const { host, origin } = request.headers;
  const port = request.socket.localPort;
  const names = loopbackNames.map((name) => (port === 80 ? name : `${name}:${port ?? ''}`));
  if (host === undefined || !names.includes(host)) return 'foreign-host';
  if (origin !== undefined && origin !== `http://${host}`) return 'foreign-origin';
  return undefined;
}

/** Whether a request comes from a page of ours: the browser says so. Other programs say nothing. */
export function guardSite({ headers }: IncomingMessage): Refusal | undefined {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' ? undefined : 'foreign-origin';
}

/** A call to the keystore, or for a signature, besides says where it comes from, and carries this start's token. */
export function guardCall(request: IncomingMessage, token: string): Refusal | undefined {
  const { headers } = request;
  if (headers.origin === undefined) return 'foreign-origin';
  const foreign = guardSite(request);
  if (foreign) return foreign;
  if (request.method !== 'POST') return 'wrong-method';
  if (!isSame(headers[hostTokenHeader], token)) return 'no-token';
  if (headers['content-type'] !== 'application/json') return 'wrong-content-type';
  return undefined;
}

function isSame(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
