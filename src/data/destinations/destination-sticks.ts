import type { DevicesPort } from '../../../platform/contract/devices.ts';
import { stickFiles } from '../../records/stick-files.ts';
import type { StickFile } from '../../records/stick-files.ts';
import type { StreamFile } from '../imports/import-file.ts';

const endings: readonly string[] = ['.gpx', '.kml', '.kmz', '.geojson', '.json'];

/** Files that may hold places, of all sticks. */
export function placeFilesOf(devices: DevicesPort): Promise<readonly StickFile[]> {
  return stickFiles(devices, endings);
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
