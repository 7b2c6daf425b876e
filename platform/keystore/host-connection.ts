import { logFault, word } from '../../src/fault-log/log-fault.ts';
import { toBase64Url } from '../contract/keystore-base64url.ts';
import {
  hostTokenHeader,
  keystoreEndpoint,
  type KeystoreReply,
  type KeystoreRequest,
  parseKeystoreReply,
  refusals,
} from '../contract/keystore-protocol.ts';
import { askHostToken } from './host-token.ts';

export interface HostAccess {
  /** Asked for when there is none, and again when the host has started anew since. */
  token?: string | undefined;
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

/**
 * Sends one request to the host. Undefined when there is no valid reply to it, whatever the cause. Never rejects. A host
 * that was started anew refuses the token of its earlier start, before it does anything: asked again with its new one.
 */
export async function callHost<R extends KeystoreRequest>(
  access: HostAccess,
  request: R,
): Promise<ReplyTo<R['call']> | undefined> {
  let answer = access.token === undefined ? undefined : await post(access, access.token, request);
  if (access.token === undefined || answer?.status === refusals['no-token']) {
    const token = await askHostToken(access.fetch, access.timeout ?? defaultTimeout);
    if (token === undefined) logFault({ code: 'keystore/no-answer', detail: { call: word(request.call) } });
    if (token !== undefined && token !== access.token) {
      access.token = token;
      answer = await post(access, token, request);
    }
  }
  if (answer === undefined) return undefined;
  const reply = answer.status === 200 ? parseKeystoreReply(answer.body) : undefined;
  if (reply?.id === request.id && isReplyTo<R['call']>(reply, request.call)) return reply;
  logFault({ code: 'keystore/bad-answer', detail: { call: word(request.call), status: answer.status } });
  return undefined;
}

async function post(
  access: HostAccess,
  token: string,
  request: KeystoreRequest,
): Promise<{ readonly status: number; readonly body: string } | undefined> {
  try {
    const response = await access.fetch(keystoreEndpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [hostTokenHeader]: token },
      body: JSON.stringify(request),
      cache: 'no-store',
      mode: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(access.timeout ?? defaultTimeout),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    logFault({ code: 'keystore/no-answer', detail: { call: word(request.call) } });
    return undefined;
  }
}

function isReplyTo<C extends Call>(reply: KeystoreReply, call: C): reply is ReplyTo<C> {
  return !reply.ok || reply.call === call;
}
