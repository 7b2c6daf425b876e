import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { hostStartSchema } from '../contract/keystore-protocol.ts';

/** What the environment says; see the README. */
export interface HostSettings {
  readonly port: number;
  readonly app: string;
  readonly state: string;
  /** Vehicle pack of the emulated car; undefined where nobody chose one. */
  readonly pack: string | undefined;
}

/** The environment is wrong; the message names the variable and what it takes. */
export class HostSettingsError extends Error {
  override readonly name = 'HostSettingsError';
  readonly code = 'bad-setting';
}

const portSchema = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.int().check(z.maximum(65_535))),
);

/** @throws HostSettingsError */
export function readHostSettings(environment: Readonly<Record<string, string | undefined>>): HostSettings {
  const port = portSchema.safeParse(environment['PORT'] ?? '5173');
  if (!port.success) throw new HostSettingsError('PORT takes a number from 0 to 65535.');
  return {
    port: port.data,
    app: environment['GLOVEBOX_APP'] ?? 'dist/app',
    state: stateDirectory(environment),
    pack: vehiclePack(environment),
  };
}

export function stateDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['GLOVEBOX_STATE'] ?? '.glovebox';
}

/** @throws HostSettingsError */
export function vehiclePack(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const pack = hostStartSchema.shape.pack.safeParse(environment['GLOVEBOX_PACK']);
  if (!pack.success)
    throw new HostSettingsError('GLOVEBOX_PACK takes the name of a folder in public/packs, such as minimal.');
  return pack.data;
}

/**
 * @param files - Directory of the app's files, built or `public`.
 * @throws HostSettingsError when the chosen vehicle pack is not among them.
 */
export async function requireVehiclePack(files: string, pack: string | undefined): Promise<void> {
  if (pack === undefined) return;
  try {
    await access(join(files, 'packs', pack, 'pack.json'));
  } catch {
    throw new HostSettingsError(`GLOVEBOX_PACK names no vehicle pack of this app: there is no "${pack}".`);
  }
}
