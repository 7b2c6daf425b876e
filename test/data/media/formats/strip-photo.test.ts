import { expect } from '@open-wc/testing';
import { stripPhoto } from '../../../../src/data/media/formats/strip-photo.ts';
import { withJpegMetadata, withPngMetadata, withWebpMetadata } from './make-photos.ts';

const [width, height] = [48, 32];

async function painted(type: string): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  for (let at = 0; at < width; at += 1) {
    context?.fillRect(at, 0, 1, at % height);
    if (context) context.fillStyle = `hsl(${at * 7} 80% 50%)`;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.8));
  expect(blob?.type).to.equal(type);
  return new Uint8Array((await blob?.arrayBuffer()) ?? []);
}

/** As it is shown: turned. */
async function pixelsOf(bytes: Uint8Array, type: string): Promise<{ size: number[]; pixels: number[] }> {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
  return { size: [bitmap.width, bitmap.height], pixels: [...data] };
}

describe('stripPhoto', () => {
  for (const [type, insert] of [
    ['image/jpeg', withJpegMetadata],
    ['image/png', withPngMetadata],
    ['image/webp', (plain: Uint8Array) => withWebpMetadata(plain, width, height)],
  ] as const) {
    it(`leaves the pixels of ${type} as a browser shows them`, async () => {
      const full = insert(await painted(type));
      const result = stripPhoto(full);
      if (!result.ok) throw new Error(result.reason);
      expect(result.bytes.length).to.be.below(full.length);
      expect(result.removed).to.include('exif');
      const before = await pixelsOf(full, type);
      expect(new Set(before.pixels).size).to.be.above(10);
      expect(await pixelsOf(result.bytes, type)).to.deep.equal(before);
      if (type === 'image/jpeg') expect(before.size).to.deep.equal([height, width]);
    });
  }
});
