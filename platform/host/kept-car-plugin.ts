import type { Plugin } from 'vite';

/**
 * Development only: holds the emulated car of a page that is about to reload itself, in memory, until the next page
 * says that it has it. The names of the messages are those of `src/bench/keep-car.ts`; what is kept is not looked at.
 */
export function keptCar(): Plugin {
  let kept: unknown = null;
  return {
    name: 'glovebox-kept-car',
    apply: 'serve',
    configureServer: (server) => {
      server.ws.on('glovebox:keep-car', (car: unknown) => {
        kept = car;
      });
      server.ws.on(
        'glovebox:ask-car',
        (_data: unknown, client: { send(event: string, payload?: unknown): void }) => {
          client.send('glovebox:kept-car', kept);
        },
      );
      server.ws.on('glovebox:have-car', () => {
        kept = null;
      });
    },
  };
}
