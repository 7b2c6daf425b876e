import { createServer } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';

export interface SiteAnswer {
  readonly body: string | Buffer;
  readonly headers?: OutgoingHttpHeaders;
}

/** A small server for self-tests; loopback only. */
export interface Site {
  /** Ends without a slash. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves `answers` by path (query ignored), anything else as 404. HTML unless a header says otherwise. */
export function serveSite(answers: Readonly<Record<string, () => SiteAnswer>>): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = answers[path]?.();
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...answer.headers })
      .end(answer.body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('The server has no port.'));
        return;
      }
      resolve({
        origin: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
