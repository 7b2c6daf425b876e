import type { Medium } from './media-collection.ts';
import type { OpenedMedium } from './locate-medium.ts';

/** Why there is no picture. */
export type PictureFailure = 'away' | 'too-large' | 'unknown' | 'unreadable';

/** Largest picture that is decoded, pixels: a phone's 50 megapixels, 200 MB while it is made small. */
const mostPixels = 64_000_000;
/** Where nobody knows how many pixels it has, bytes of the file. */
const mostBytes = 16_000_000;
/** Pixels of the longer side as it is shown: sharp on a side panel with two device pixels per dp. */
const shownSide = 1_200;

/** The picture that belongs to a medium: its photo or its cover. */
export function pictureOf(medium: Medium): 'photo' | 'cover' | undefined {
  if (medium.kind === 'photo') return 'photo';
  return medium.kind === 'station' || medium.cover === undefined ? undefined : 'cover';
}

/** Whether a picture of this size is decoded at all. */
export function isTooLarge(
  pixels: { readonly width?: number | undefined; readonly height?: number | undefined },
  bytes: number | undefined,
): boolean {
  const { width, height } = pixels;
  if (width !== undefined && height !== undefined) return width * height > mostPixels;
  return bytes === undefined || bytes > mostBytes;
}

/**
 * Decodes a picture from its stream, turned as the file says and made small: never a Blob, never larger than shown. What
 * comes is the caller's to close.
 */
export async function decodeStream(
  opened: OpenedMedium,
): Promise<ImageBitmap | Exclude<PictureFailure, 'too-large'>> {
  if (!opened.ok) return opened.reason;
  const { type, content } = opened;
  if (!('ImageDecoder' in globalThis) || !(await ImageDecoder.isTypeSupported(type).catch(() => false))) {
    await content.cancel();
    return 'unknown';
  }
  let decoder: ImageDecoder | undefined;
  try {
    decoder = new ImageDecoder({ type, data: content });
    const { image } = await decoder.decode();
    try {
      if (image.displayWidth * image.displayHeight > mostPixels) return 'unreadable';
      const scale = Math.min(1, shownSide / Math.max(image.displayWidth, image.displayHeight));
      const resizeWidth = Math.max(1, Math.round(image.displayWidth * scale));
      const resizeHeight = Math.max(1, Math.round(image.displayHeight * scale));
      return await createImageBitmap(image, { resizeWidth, resizeHeight, resizeQuality: 'medium' });
    } finally {
      image.close();
    }
  } catch {
    return 'unreadable';
  } finally {
    decoder?.close();
  }
}
