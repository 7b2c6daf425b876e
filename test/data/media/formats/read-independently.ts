import exifr from 'exifr';
import * as z from 'zod/mini';
import { chunksOfPng, chunksOfWebp, scansOfJpeg } from './picture-data.ts';
import { stripPhoto } from '../../../../src/data/media/formats/strip-photo.ts';

const foundSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

export interface Independent {
  /** Tags of a position in EXIF, XMP and IPTC together. */
  readonly positions: number;
  readonly orientation: number | undefined;
  /** Any other tag, by its group. */
  readonly others: readonly string[];
}

/** What exifr, which the product does not use, finds in a photo. WebP, which it cannot read, is given as its EXIF and XMP. */
export async function independentlyRead(bytes: Uint8Array): Promise<Independent> {
  const groups: Record<string, unknown>[] = [];
  for (const part of partsOf(bytes)) {
    const found: unknown = await exifr.parse(part, {
      ...{
        tiff: true,
        ifd0: {},
        ifd1: true,
        exif: true,
        gps: true,
        interop: true,
        xmp: true,
        iptc: true,
        jfif: false,
        icc: false,
        ihdr: false,
      },
      ...{
        mergeOutput: false,
        translateValues: false,
        multiSegment: true,
        makerNote: false,
        userComment: false,
      },
    });
    if (found !== undefined)
      groups.push(
        ...Object.entries(foundSchema.parse(found)).map(([group, tags]) =>
          Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`${group}.${tag}`, value])),
        ),
      );
  }
  const tags = Object.entries(Object.assign({}, ...groups) as Record<string, unknown>);
  const orientation = tags.find(([tag]) => tag === 'ifd0.Orientation')?.[1];
  return {
    positions: tags.filter(([tag]) => /gps|latitude|longitude|city|location|place/i.test(tag)).length,
    orientation: typeof orientation === 'number' ? orientation : undefined,
    others: tags.map(([tag]) => tag).filter((tag) => tag !== 'ifd0.Orientation'),
  };
}

function partsOf(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes[0] !== 0x52) return [bytes];
  return chunksOfWebp(bytes)
    .filter(({ name }) => name === 'EXIF')
    .map(({ data }) => data);
}

/** The photo without what it says, or a failed test. */
export function stripped(bytes: Uint8Array): Uint8Array {
  const result = stripPhoto(bytes);
  if (!result.ok) throw new Error(`The photo is ${result.reason}.`);
  return result.bytes;
}

/** The compressed picture, told apart by other code than the product's. */
export function pictureOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff) return scansOfJpeg(bytes);
  const pieces = bytes[0] === 0x89 ? chunksOfPng(bytes) : chunksOfWebp(bytes);
  const names = ['IDAT', 'fdAT', 'VP8 ', 'VP8L', 'ALPH', 'ANMF'];
  return Buffer.concat(pieces.filter(({ name }) => names.includes(name)).map(({ data }) => data));
}
