import type { DevicesPort } from '../../platform/contract/devices.ts';
import { DeviceError } from '../../platform/contract/devices.ts';
import { blobRange } from '../sealed-file/byte-range.ts';
import type { ByteRange } from '../sealed-file/byte-range.ts';
import type { ExportKind } from '../records/export-target.ts';
import { StreamRange } from './stream-range.ts';

/** An archive that only a passphrase opens. A plain one is a ZIP. */
const sealedEnding = '.gbz';
const plainEnding = '.zip';

export const archiveEndings = [sealedEnding, plainEnding] as const;

/** The day only: a file's name is read by whoever finds the stick, and kept by browsers. */
export function archiveFileKind(now: number, isSealed: boolean): ExportKind {
  const date = new Date(now);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const day = parts.map((part) => String(part).padStart(2, '0')).join('-');
  const ending = isSealed ? sealedEnding : plainEnding;
  return {
    name: `glovebox-data-${day}${ending}`,
    mediaType: isSealed ? 'application/octet-stream' : 'application/zip',
    ending,
  };
}

/** A file on a stick, by name, or one that the page was given. */
export type ArchivePlace = { readonly stick: string; readonly name: string } | Blob;

/** Rejects with a `DeviceError` where the stick does not have it. Close it when it is done with. */
export async function openPlace(
  place: ArchivePlace,
  devices: DevicesPort | undefined,
): Promise<{ readonly range: ByteRange; readonly close: () => Promise<void> }> {
  if (place instanceof Blob) return { range: blobRange(place), close: () => Promise.resolve() };
  if (devices === undefined) throw new DeviceError('gone');
  const files = await devices.files(place.stick);
  if (!files.ok) throw new DeviceError(files.reason);
  const found = files.value.find(({ name }) => name === place.name);
  if (found === undefined) throw new DeviceError('not-found');
  const range = new StreamRange(found.bytes, async () => {
    const opened = await devices.read(place.stick, place.name);
    if (!opened.ok) throw new DeviceError(opened.reason);
    return opened.value;
  });
  return { range, close: () => range.close() };
}
