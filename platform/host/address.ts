import { attestationEndpoint } from '../contract/attestation-protocol.ts';
import { hostEndpoint, keystoreEndpoint } from '../contract/keystore-protocol.ts';
import type { DocumentKind } from './security-headers.ts';

type PageKind = Exclude<DocumentKind, 'asset' | 'derivation'>;

/** What a request's path asks for. */
export type Address =
  | { readonly kind: 'keystore' }
  | { readonly kind: 'attestation' }
  | { readonly kind: 'host' }
  | { readonly kind: 'document'; readonly document: PageKind; readonly file: string }
  /** `path` is decoded and starts with a slash. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' };

/** As built, and in development. */
const derivationPattern = /^\/(assets\/derivation-worker-[\w-]{8}\.js|derivation\/derivation-worker\.ts)$/;
const documentPattern = /^\/([a-z-]+\.html)$/;
/** Vite's own addresses in development (`/@vite/client`, `/__open-in-editor`). */
const vitePattern = /^\/(@|__)/;

/**
 * Reads a request target. A path whose last part has no dot is one of the app's routes: the app's own router knows
 * which of them exist.
 */
export function parseAddress(target: string): Address {
  const path = decodePath(target);
  if (path === undefined) return { kind: 'none' };
  if (path === keystoreEndpoint) return { kind: 'keystore' };
  if (path === attestationEndpoint) return { kind: 'attestation' };
  if (path === hostEndpoint) return { kind: 'host' };
  const file = documentPattern.exec(path)?.[1];
  if (file !== undefined) return { kind: 'document', document: documentKind(file), file };
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (last.includes('.') || vitePattern.test(path)) return { kind: 'file', path };
  return { kind: 'document', document: 'app', file: 'index.html' };
}

/** Whether a file is the worker that derives PIN keys. */
export function isDerivationWorker(path: string): boolean {
  return derivationPattern.test(path);
}

function documentKind(file: string): PageKind {
  if (file === 'index.html') return 'app';
  return file === 'restart.html' ? 'landing' : 'page';
}

function decodePath(target: string): string | undefined {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  if (!path.startsWith('/')) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    return /[\0\\]/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
