import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** A server that knows nothing of Glovebox. */
export interface StaticServer {
  /** Ends without a slash. */
  readonly origin: string;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves the built app's files (`GLOVEBOX_APP`, else `dist/app`) as any web space would: no token, no keystore, no
 * security headers; `index.html` for every path without a dot.
 */
export function serveStatically(port: number, hostname = 'localhost'): Promise<StaticServer> {
  const folder = process.env['GLOVEBOX_APP'] ?? 'dist/app';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.includes('.') ? pathname : '/index.html';
    readFile(join(folder, file)).then(
      (body) => response.writeHead(200, { 'content-type': contentTypes[extname(file)] }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        origin: `http://${hostname}:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
