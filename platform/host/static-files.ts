import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseAddress } from './address.ts';
import { refuse } from './refusal.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What Vite names after its content. */
const hashedPattern = /^\/assets\/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** Answers a file's request from `directory`. Never leaves it, and does not know hidden files. */
export async function sendFile(
  directory: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = parseAddress(request.url ?? '');
  const path = address.kind === 'file' ? fileIn(directory, address.path) : undefined;
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (address.kind !== 'file' || path === undefined || !found?.isFile()) return refuse(response, 'not-found');
  response.writeHead(200, {
    'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': hashedPattern.test(address.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(createReadStream(path), response);
}

/** Reads documents out of a built app. */
export function documentsIn(directory: string): (file: string) => Promise<string | undefined> {
  return (file) => readFile(join(directory, file), 'utf8').catch(() => undefined);
}

function fileIn(directory: string, path: string): string | undefined {
  if (path.split('/').some((part) => part.startsWith('.'))) return undefined;
  const root = resolve(directory);
  const whole = join(root, path);
  return whole.startsWith(root + sep) ? whole : undefined;
}
