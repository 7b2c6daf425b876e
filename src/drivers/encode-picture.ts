import { longestPicture } from '../session/picture.ts';

export type EncodedPicture =
  | { readonly ok: true; readonly picture: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: 'too-large' | 'no-picture' };

/** Pixels across: sharp at 144 dp. */
const side = 256;
/** What a phone's camera writes is about 12 MB; more is not worth the memory it takes. */
const mostBytes = 30_000_000;
const mostPixels = 120_000_000;
const qualities = [0.85, 0.7, 0.5, 0.3] as const;

/**
 * The largest square from the middle of a picture, drawn anew and encoded as WebP of {@link longestPicture} bytes at most:
 * only pixels go in, so nothing else of the file (place, camera, time) comes out.
 */
export async function encodePicture(file: Blob): Promise<EncodedPicture> {
  if (file.size > mostBytes) return { ok: false, reason: 'too-large' };
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) return { ok: false, reason: 'no-picture' };
  try {
    if (bitmap.width * bitmap.height > mostPixels) return { ok: false, reason: 'too-large' };
    const canvas = drawSquare(bitmap);
    for (const quality of qualities) {
      const encoded = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (encoded.type === 'image/webp' && encoded.size <= longestPicture)
        return { ok: true, picture: new Uint8Array(await encoded.arrayBuffer()) };
    }
    return { ok: false, reason: 'too-large' };
  } finally {
    bitmap.close();
  }
}

function drawSquare(bitmap: ImageBitmap): OffscreenCanvas {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws nothing: a canvas has no context.');
  const cut = Math.min(bitmap.width, bitmap.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (bitmap.width - cut) / 2, (bitmap.height - cut) / 2, cut, cut, 0, 0, side, side);
  return canvas;
}
