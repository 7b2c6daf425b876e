import type { DeviceFile } from '../../../platform/contract/devices.ts';
import type { ExportKind } from '../../records/export-target.ts';

export const fileEnding = '.gbx';

/** The day only: a file's name is read by whoever finds the stick, and kept by browsers. */
export function profileFileKind(now: number): ExportKind {
  const date = new Date(now);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const [year = '', month = '', day = ''] = parts.map((part) => String(part).padStart(2, '0'));
  return {
    name: `glovebox-profile-${year}-${month}-${day}${fileEnding}`,
    mediaType: 'application/octet-stream',
    ending: fileEnding,
  };
}

/** `name`, numbered where it is taken: a second driver's file of the same day must not replace the first. */
export function freeFileName(name: string, present: readonly DeviceFile[]): string {
  const taken = new Set(present.map((file) => file.name.toLowerCase()));
  const stem = name.slice(0, -fileEnding.length);
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem}-${number}${fileEnding}`;
    if (!taken.has(tried)) return tried;
  }
}
