import { logFault, word } from '../../src/fault-log/log-fault.ts';
import { toBase64Url } from '../contract/keystore-base64url.ts';
import {
  keystoreEndpoint,
  type KeystoreReply,
  type KeystoreRequest,
  parseKeystoreReply,
} from '../contract/keystore-protocol.ts';
import { type HostAccess, postToHost } from './host-post.ts';

export type Call = KeystoreRequest['call'];
/** The reply to a call: its own success or a failure, never that of another. */
export type ReplyTo<C extends Call> =
  Extract<KeystoreReply, { call: C }> | Extract<KeystoreReply, { ok: false }>;

export function newCallId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}

/** Sends one request to the host's keystore. Undefined when there is no valid reply to it, whatever the cause. Never rejects. */
export async function callHost<R extends KeystoreRequest>(
  access: HostAccess,
  request: R,
): Promise<ReplyTo<R['call']> | undefined> {
  const call = word(request.call);
  const answer = await postToHost(access, { endpoint: keystoreEndpoint, name: 'keystore', call }, request);
  if (answer === undefined) return undefined;
  const reply = answer.status === 200 ? parseKeystoreReply(answer.body) : undefined;
  if (reply?.id === request.id && isReplyTo<R['call']>(reply, request.call)) return reply;
  logFault({ code: 'keystore/bad-answer', detail: { call, status: answer.status } });
  return undefined;
}

function isReplyTo<C extends Call>(reply: KeystoreReply, call: C): reply is ReplyTo<C> {
  return !reply.ok || reply.call === call;
}
