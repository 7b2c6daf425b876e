import type { IncomingMessage, ServerResponse } from 'node:http';
import { maxRequestBytes, parseKeystoreRequest } from '../contract/keystore-protocol.ts';
import type { KeystoreService } from './keystore-service.ts';
import { refuse, sendJson } from './refusal.ts';
import { guardKeystoreCall } from './request-guard.ts';

/** Answers one request to the keystore's address. Never rejects. */
export async function answerKeystoreCall(
  service: KeystoreService,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = guardKeystoreCall(request, token);
  if (refused) {
    if (refused === 'wrong-method') response.setHeader('Allow', 'POST');
    // What is still being sent is not read.
    response.setHeader('Connection', 'close');
    return refuse(response, refused);
  }
  try {
    const body = await readBody(request);
    if (body === undefined) {
      response.setHeader('Connection', 'close');
      return refuse(response, 'too-large-body');
    }
    const parsed = parseKeystoreRequest(body);
    if (!parsed.ok) return refuse(response, parsed.reason);
    sendJson(response, 200, await service(parsed.request));
  } catch (error) {
    if (response.destroyed || response.headersSent) return;
    // The code of a system error (EIO, ENOSPC) says what is wrong and nothing about anyone.
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    console.error(`glovebox host/keystore-failed ${String(code)}`);
    refuse(response, 'failed');
  }
}

/** Undefined when there is more than a request may hold; rejects when the connection breaks. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRequestBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
