import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  readonly port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** The port cannot be had; the message says what to do. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  readonly code = 'port-in-use';

  constructor(port: number) {
    super(`Port ${port} is in use: stop what uses it, or set PORT to another.`);
  }
}

/**
 * Listens on this machine's own addresses only, IPv4 and, where there is one, IPv6: a browser may take either for
 * `localhost`. Port 0 takes a free one.
 *
 * @throws PortInUseError
 */
export async function listenOnLoopback(listener: RequestListener, port: number): Promise<LoopbackServer> {
  const first = await listen(listener, '127.0.0.1', port);
  const address = first.address() as AddressInfo;
  const servers = [first];
  try {
    servers.push(await listen(listener, '::1', address.port));
  } catch (error) {
    // EADDRNOTAVAIL, EAFNOSUPPORT: a machine without IPv6.
    if (error instanceof PortInUseError) {
      await close(first);
      throw error;
    }
  }
  return {
    port: address.port,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error);
    });
    server.listen({ host, port }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
