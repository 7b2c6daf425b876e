import type { ConnectedDevice, DeviceFile, DevicesPort } from '../../platform/contract/devices.ts';

/** A file in the top folder of a stick. Its name is personal: shown, never logged. */
export interface StickFile {
  readonly stick: ConnectedDevice;
  readonly file: DeviceFile;
}

/** What is plugged in now; nothing where the car has no place for sticks. */
export function sticksOf(devices: DevicesPort | undefined): readonly ConnectedDevice[] {
  return devices?.list().filter(({ kind }) => kind === 'stick') ?? [];
}

/** The files of all sticks with one of these endings (lower-case, with the dot), by name; a stick that does not answer has none. */
export async function stickFiles(
  devices: DevicesPort | undefined,
  endings: readonly string[],
): Promise<readonly StickFile[]> {
  const lists = sticksOf(devices).map(async (stick): Promise<readonly StickFile[]> => {
    const files = await devices?.files(stick.id);
    if (files?.ok !== true) return [];
    const ours = files.value.filter(({ name }) => endings.some((end) => name.toLowerCase().endsWith(end)));
    return ours.map((file) => ({ stick, file }));
  });
  const all = (await Promise.all(lists)).flat();
  return all.sort((left, right) => left.file.name.localeCompare(right.file.name));
}
