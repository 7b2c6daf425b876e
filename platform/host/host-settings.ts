import * as z from 'zod/mini';

/** What the environment says; see the README. */
export interface HostSettings {
  readonly port: number;
  readonly app: string;
  readonly state: string;
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
  };
}

export function stateDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['GLOVEBOX_STATE'] ?? '.glovebox';
}
