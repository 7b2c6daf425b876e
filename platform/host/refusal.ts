import type { ServerResponse } from 'node:http';
import { type Refusal, refusals } from '../contract/keystore-protocol.ts';

/** Ends a request with the refusal's status and `{ ok: false, reason }`. */
export function refuse(response: ServerResponse, reason: Refusal): void {
  sendJson(response, refusals[reason], { ok: false, reason });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}
