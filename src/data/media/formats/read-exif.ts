import type { Position } from '../../destinations/place.ts';
import { asOrientation, isBoundedTiff, type Orientation } from './tiff-block.ts';
import { withoutGaps } from './without-gaps.ts';

/** What a photo's EXIF says; each only where it is there and can be. */
export interface ExifTags {
  /** ms since the epoch. Without a zone in the file, its clock is taken for UTC. */
  readonly takenAt?: number;
  readonly position?: Position;
  readonly make?: string;
  readonly model?: string;
  readonly orientation?: Orientation;
}

/** A JPEG's segment holds 64 kB; other forms may hold more, but have no reason to. */
const longestBlock = 1_000_000;

/**
 * Reads a block of EXIF, from its byte order on. The library sees only such a block, never the file around it, and only one that
 * costs no more than its size. A block that is damaged or too much says nothing.
 */
export async function readExif(block: Uint8Array): Promise<ExifTags> {
  if (block.length > longestBlock || !isBoundedTiff(block)) return {};
  const { default: reader } = await import('exifreader');
  try {
    const { exif, gps } = reader.load(block.slice().buffer, {
      expanded: true,
      includeTags: {
        exif: [
          ...['Make', 'Model', 'Orientation', 'DateTimeOriginal', 'OffsetTimeOriginal'],
          ...['GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef'],
        ],
        gps: true,
      },
    });
    const hasSides = exif?.GPSLatitudeRef !== undefined && exif.GPSLongitudeRef !== undefined;
    return withoutGaps({
      takenAt: timeOf(textOf(exif?.DateTimeOriginal), textOf(exif?.OffsetTimeOriginal)),
      position: hasSides ? positionOf(gps?.Latitude, gps?.Longitude) : undefined,
      make: textOf(exif?.Make),
      model: textOf(exif?.Model),
      orientation: asOrientation(exif?.Orientation?.value),
    });
  } catch {
    // The library throws on what it cannot follow; the picture itself may be whole.
    return {};
  }
}

/** Shape: `2008:10:22 16:28:39`, and `+02:00` (Exif 2.32, 4.6.5). From 1970 to 2100. */
function timeOf(date: string | undefined, zone: string | undefined): number | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(date ?? '');
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const offset = /^[+-]\d\d:\d\d/.exec(zone ?? '')?.[0] ?? 'Z';
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return time >= 0 && time < Date.UTC(2100, 0) ? time : undefined;
}

function positionOf(latitude: unknown, longitude: unknown): Position | undefined {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** Texts come as one string in an array. */
function textOf(tag: { readonly value: unknown } | undefined): string | undefined {
  const first: unknown = Array.isArray(tag?.value) ? tag.value[0] : tag?.value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}
