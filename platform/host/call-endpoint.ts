import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '../contract/keystore-protocol.ts';
import { refuse, sendJson } from './refusal.ts';
import { guardCall } from './request-guard.ts';

/** One address that takes calls: a JSON object by `POST`, answered by one. */
export interface CallEndpoint {
  /** Of the fault's code: `keystore`, `attestation`. */
  readonly name: string;
  /** Most bytes of a body. */
  readonly maxBytes: number;
  /** Parses and answers a body; rejects when whatever answers is broken. */
  readonly answer: (
    body: string,
  ) => Promise<
    { readonly ok: true; readonly reply: object } | { readonly ok: false; readonly reason: Refusal }
  >;
}

/** Answers one request to a call's address. Never rejects. */
export async function answerCall(
  { name, maxBytes, answer }: CallEndpoint,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = guardCall(request, token);
  if (refused) {
    if (refused === 'wrong-method') response.setHeader('Allow', 'POST');
    // What is still being sent is not read.
    response.setHeader('Connection', 'close');
    return refuse(response, refused);
  }
  try {
    const body = await readBody(request, maxBytes);
    if (body === undefined) {
      response.setHeader('Connection', 'close');
      return refuse(response, 'too-large-body');
    }
    const answered = await answer(body);
    if (!answered.ok) return refuse(response, answered.reason);
    sendJson(response, 200, answered.reply);
  } catch (error) {
    if (response.destroyed || response.headersSent) return;
    // The code of a system error (EIO, ENOSPC) says what is wrong and nothing about anyone.
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    console.error(`glovebox host/${name}-failed ${String(code)}`);
    refuse(response, 'failed');
  }
}

/** Undefined when there is more than a request may hold; rejects when the connection breaks. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
