import { logFault, word } from '../../src/fault-log/log-fault.ts';
import { toBase64Url } from '../contract/keystore-base64url.ts';
import {
  hostTokenHeader,
  keystoreEndpoint,
  type KeystoreReply,
  type KeystoreRequest,
  parseKeystoreReply,
} from '../contract/keystore-protocol.ts';

export interface HostAccess {
  /** From `readHostToken()`. */
  readonly token: string;
  /** The page's own; tests give another. */
  readonly fetch: typeof fetch;
  /** Milliseconds until a call counts as unreachable. */
  readonly timeout?: number;
}

/** Loopback answers within milliseconds; a disk that syncs while it is busy may take seconds. */
const defaultTimeout = 10_000;

export type Call = KeystoreRequest['call'];
/** The reply to a call: its own success or a failure, never that of another. */
export type ReplyTo<C extends Call> =
  Extract<KeystoreReply, { call: C }> | Extract<KeystoreReply, { ok: false }>;

export function newCallId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}

/** Sends one request to the host. Undefined when there is no valid reply to it, whatever the cause. Never rejects. */
export async function callHost<R extends KeystoreRequest>(
  access: HostAccess,
  request: R,
): Promise<ReplyTo<R['call']> | undefined> {
  let response: Response;
  let body: string;
  try {
    response = await access.fetch(keystoreEndpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [hostTokenHeader]: access.token },
      body: JSON.stringify(request),
      cache: 'no-store',
      mode: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(access.timeout ?? defaultTimeout),
    });
    body = await response.text();
  } catch {
    logFault({ code: 'keystore/no-answer', detail: { call: word(request.call) } });
    return undefined;
  }
  const reply = response.ok ? parseKeystoreReply(body) : undefined;
  if (reply?.id === request.id && isReplyTo<R['call']>(reply, request.call)) return reply;
  logFault({ code: 'keystore/bad-answer', detail: { call: word(request.call), status: response.status } });
  return undefined;
}

function isReplyTo<C extends Call>(reply: KeystoreReply, call: C): reply is ReplyTo<C> {
  return !reply.ok || reply.call === call;
}
