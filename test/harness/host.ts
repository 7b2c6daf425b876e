import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { addTo } from './add-to.ts';
import { lineOf } from './line-of.ts';
import { exitOf, killAtExit, killGroup } from './process-group.ts';
import type { Exit } from './process-group.ts';

/** The head unit's local host, running as its own process group. */
export interface RunningHost {
  /** Address of the app, ending in `/`. */
  readonly app: string;
  /** Address of the emulator's page. */
  readonly bench: string;
  kill(): Promise<Exit>;
  /** SIGTERM; returns when it has ended. */
  stop(): Promise<Exit>;
}

export interface HostOptions {
  /** GLOVEBOX_STATE: the keystore's folder. Start again with the same one after a kill. */
  readonly state: string;
  /** Keep the port to keep the origin, and with it the browser's storage, over a restart. */
  readonly port?: number;
  /** `GLOVEBOX_PACK`: the emulated car's vehicle pack. */
  readonly pack?: string;
  /** The folder of `host.log`, where what it prints is added. Without it only errors are shown. */
  readonly logs?: string;
  /** The folder it serves, unless `GLOVEBOX_APP` or the host's own default. */
  readonly app?: string;
  /** `GLOVEBOX_HOST`, else the built host, unless a self-test brings its own. */
  readonly script?: string;
}

/** A port that is free now; another program could take it before the host does, then the start says so. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No port was given.'));
        else resolve(address.port);
      });
    });
  });
}

/** Starts the built host (`npm run build` first) and waits until it prints its address. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const mark = `GLOVEBOX_RUN=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const port = options.port ?? (await freePort());
  const script = options.script ?? process.env['GLOVEBOX_HOST'] ?? 'dist/host/serve.js';
  const child = spawn(process.execPath, [script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      GLOVEBOX_STATE: options.state,
      ...(options.pack === undefined ? {} : { GLOVEBOX_PACK: options.pack }),
      ...(options.app === undefined ? {} : { GLOVEBOX_APP: options.app }),
      [name]: value,
    },
  });
  child.stderr.pipe(process.stderr, { end: false });
  if (options.logs !== undefined) {
    for (const stream of [child.stdout, child.stderr]) addTo(join(options.logs, 'host.log'), stream);
  }
  const exit = exitOf(child);
  killAtExit(child);
  const kill = (): Promise<Exit> => killGroup(child, exit, mark);
  try {
    const [, origin = ''] = await lineOf(child, child.stdout, /(https?:\/\/[\w.[\]:-]+:\d+)\//, 20_000);
    return {
      app: `${origin}/`,
      bench: `${origin}/bench.html`,
      kill,
      stop: async () => {
        child.kill('SIGTERM');
        return await exit;
      },
    };
  } catch (error) {
    await kill();
    throw error;
  }
}
