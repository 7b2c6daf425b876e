import { fileFormOf } from './file-form.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

export type RemovedPart = 'exif' | 'xmp' | 'iptc' | 'comment';

/** `removed` names each kind once; pictures beside the first one count as `exif`, application data of a maker as `comment`. */
export type StripResult =
  | { ok: true; bytes: Uint8Array; removed: readonly RemovedPart[] }
  | { ok: false; reason: 'unsupported' | 'damaged' };

/**
 * A photo without what it says about where, when, by what and by whom it was taken. The compressed picture stays byte for byte, as do
 * colour profile and, as the only EXIF, how it is to be turned. JPEG, PNG and WebP; any other form is `unsupported`,
 * and one that ends too soon or whose parts cannot be told apart `damaged`: then nothing is promised about it.
 */
export function stripPhoto(bytes: Uint8Array): StripResult {
  const found = fileFormOf(bytes);
  if (found?.kind !== 'photo') return { ok: false, reason: 'unsupported' };
  switch (found.form) {
    case 'jpeg':
      return stripJpeg(bytes);
    case 'png':
      return stripPng(bytes);
    case 'webp':
      return stripWebp(bytes);
    case 'gif':
    case 'heif':
      return { ok: false, reason: 'unsupported' };
  }
}
