import type { ConnectedDevice, DeviceFile, DevicesPort } from '../../../platform/contract/devices.ts';
import type { StreamFile } from '../imports/import-file.ts';

const endings: readonly string[] = ['.gpx', '.kml', '.kmz', '.geojson', '.json'];

/** A file of places in the top folder of a stick. Its name is personal: shown, never logged. */
export interface StickFile {
  readonly stick: ConnectedDevice;
  readonly file: DeviceFile;
}

/** What is plugged in now. */
export function sticksOf(devices: DevicesPort): readonly ConnectedDevice[] {
  return devices.list().filter(({ kind }) => kind === 'stick');
}

/** Files that may hold places, of all sticks, by name; one that is pulled out meanwhile gives none. */
export async function placeFilesOf(devices: DevicesPort): Promise<readonly StickFile[]> {
  const lists = sticksOf(devices).map(async (stick): Promise<readonly StickFile[]> => {
    const files = await devices.files(stick.id);
    if (!files.ok) return [];
    const ours = files.value.filter(({ name }) => endings.some((end) => name.toLowerCase().endsWith(end)));
    return ours.map((file) => ({ stick, file }));
  });
  const all = (await Promise.all(lists)).flat();
  return all.sort((left, right) => left.file.name.localeCompare(right.file.name));
}

/** A stick's file as an import takes it. */
export function importOf(devices: DevicesPort, { stick, file }: StickFile): StreamFile {
  return {
    name: file.name,
    size: file.bytes,
    open: async () => {
      const opened = await devices.read(stick.id, file.name);
      if (!opened.ok) throw new Error(`places/stick-${opened.reason}`);
      return opened.value;
    },
  };
}
