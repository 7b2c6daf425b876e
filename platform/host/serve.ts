import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { startBuiltHost } from './built-host.ts';
import { readHostSettings, requireVehiclePack } from './host-settings.ts';

/** The entry of `npm run serve`, built for Node: serves the built app until it is told to stop. */
async function serve(): Promise<void> {
  const settings = readHostSettings(process.env);
  const has = (file: string): Promise<boolean> =>
    access(join(settings.app, file)).then(
      () => true,
      () => false,
    );
  if (!(await has('index.html'))) {
    throw new Error(`There is no built app in ${settings.app}: run "npm run build" first.`);
  }
  await requireVehiclePack(settings.app, settings.pack);
  const host = await startBuiltHost(settings);
  const address = `http://localhost:${host.port}`;
  console.log(`Glovebox         ${address}/`);
  if (await has('bench.html')) console.log(`Emulator's page  ${address}/bench.html`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void host.close().then(() => process.exit(0));
    });
  }
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'The host could not start.');
  process.exitCode = 1;
});
