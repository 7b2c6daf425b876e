import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostStart } from '../contract/keystore-protocol.ts';
import { type Address, isDerivationWorker, parseAddress } from './address.ts';
import { attestationCalls } from './attestation-endpoint.ts';
import type { AttestationService } from './attestation-service.ts';
import { answerCall } from './call-endpoint.ts';
import { withHostMark } from './host-token.ts';
import { keystoreCalls } from './keystore-endpoint.ts';
import type { KeystoreService } from './keystore-service.ts';
import { refuse, sendJson } from './refusal.ts';
import { guardOrigin, guardSite } from './request-guard.ts';
import { type DocumentKind, type PolicyMode, securityHeaders } from './security-headers.ts';

export interface HostOptions {
  readonly mode: PolicyMode;
  readonly service: KeystoreService;
  readonly attestation: AttestationService;
  readonly token: string;
  /** The emulated car's vehicle pack; undefined leaves it to the app. */
  readonly pack?: string | undefined;
  /** The text of an HTML file by its name, undefined when there is none. */
  readonly readDocument: (file: string) => Promise<string | undefined>;
}

/** Connect's shape: `next()` gets every request for a file, headers set, and whatever went wrong. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * The head unit's host, the same in development (in Vite) and for the built app: who may ask, the security headers,
 * the documents, the keystore. Files are whoever's comes next.
 */
export function hostMiddleware(options: HostOptions): Middleware {
  return (request, response, next) => {
    answer(options, request, response, next).catch(next);
  };
}

async function answer(
  options: HostOptions,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const address = parseAddress(request.url ?? '');
  const { host = '' } = request.headers;
  const kind = kindOf(address);
  const refused = guardOrigin(request);
  // A refused `Host` is not repeated in a header.
  const headers = securityHeaders(kind, options.mode, refused ? 'localhost' : host);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (refused) return refuse(response, refused);

  if (address.kind === 'none') return refuse(response, 'not-found');
  if (address.kind === 'keystore')
    return answerCall(keystoreCalls(options.service), options.token, request, response);
  if (address.kind === 'attestation')
    return answerCall(attestationCalls(options.attestation), options.token, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 'wrong-method');
  }
  if (address.kind === 'file') return next();
  if (address.kind === 'host') {
    const foreign = guardSite(request);
    const start: HostStart = { token: options.token, pack: options.pack };
    return foreign ? refuse(response, foreign) : sendJson(response, 200, start);
  }
  return sendDocument(options, address, request, response);
}

function kindOf(address: Address): DocumentKind {
  if (address.kind === 'document') return address.document;
  return address.kind === 'file' && isDerivationWorker(address.path) ? 'derivation' : 'asset';
}

async function sendDocument(
  options: HostOptions,
  { document, file }: Extract<Address, { kind: 'document' }>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const html = await options.readDocument(file);
  if (html === undefined) return refuse(response, 'not-found');
  const text = document === 'app' ? withHostMark(html) : html;
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
