import { expect } from '@open-wc/testing';
import { encodePicture } from '../../src/drivers/encode-picture.ts';
import { isPicture, longestPicture } from '../../src/session/picture.ts';

const secret = 'taken at 52.3676 N 4.9041 E';
const latin = new TextEncoder();

/** A picture of noise, which no encoder makes small, with a red left third and a red right third. */
async function noise(type: string, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const image = context.createImageData(width, height);
  for (let at = 0; at < image.data.length; at += 1)
    image.data[at] = at % 4 === 3 ? 255 : (at * 7_919 * (at % 251)) % 256;
  context.putImageData(image, 0, 0);
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 3, height);
  context.fillRect((width * 2) / 3, 0, width, height);
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
}

function insert(bytes: Uint8Array, at: number, added: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = [bytes.subarray(0, at), ...added, bytes.subarray(at)];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** After the start of image, where cameras put it. */
function withExif(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = latin.encode(`Exif\0\0${secret}`);
  return insert(jpeg, 2, [new Uint8Array([0xff, 0xe1, 0, body.length + 2]), body]);
}

/** After the header chunk. */
function withText(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = latin.encode(`Comment\0${secret}`);
  const head = new Uint8Array([0, 0, 0, body.length, ...latin.encode('tEXt')]);
  return insert(png, 33, [head, body, crc32(insert(latin.encode('tEXt'), 4, [body]))]);
}

function crc32(bytes: Uint8Array): Uint8Array {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  const written = new Uint8Array(4);
  new DataView(written.buffer).setUint32(0, (sum ^ 0xffffffff) >>> 0);
  return written;
}

const has = (bytes: Uint8Array, text: string): boolean =>
  new TextDecoder('latin1').decode(bytes).includes(text);

async function encoded(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const result = await encodePicture(new Blob([bytes]));
  if (!result.ok) throw new Error(result.reason);
  return result.picture;
}

/** The names of the chunks of a WebP. */
function chunksOf(webp: Uint8Array<ArrayBuffer>): string[] {
  const names: string[] = [];
  const data = new DataView(webp.buffer);
  for (let at = 12; at + 8 <= webp.length; at += 8 + Math.ceil(data.getUint32(at + 4, true) / 2) * 2)
    names.push(new TextDecoder().decode(webp.subarray(at, at + 4)));
  return names;
}

describe('encodePicture', () => {
  it('leaves nothing of the EXIF of a photo', async () => {
    const photo = withExif(await noise('image/jpeg', 640, 480));
    expect([has(photo, 'Exif'), has(photo, secret)]).to.deep.equal([true, true]);
    const picture = await encoded(photo);
    expect([has(picture, 'Exif'), has(picture, 'EXIF'), has(picture, secret)]).to.deep.equal([
      false,
      false,
      false,
    ]);
    // ICCP is the canvas's own colour space, the same for every picture.
    expect(chunksOf(picture)).to.deep.equal(['VP8X', 'ICCP', 'VP8 ']);
  });

  it('leaves nothing of the texts in a PNG', async () => {
    const image = withText(await noise('image/png', 300, 300));
    expect(has(image, secret)).to.equal(true);
    expect(has(await encoded(image), secret)).to.equal(false);
  });

  it('keeps the middle square at 256 pixels, in 40 kB, however much there is in it', async () => {
    const picture = await encoded(await noise('image/png', 1200, 400));
    expect(picture.length).to.be.at.most(longestPicture);
    expect(isPicture(picture)).to.equal(true);
    const bitmap = await createImageBitmap(new Blob([picture]));
    expect([bitmap.width, bitmap.height]).to.deep.equal([256, 256]);
    const canvas = new OffscreenCanvas(256, 256);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    for (const x of [3, 252]) {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(x, 128, 1, 1).data ?? [];
      expect(red > 200 && green < 60 && blue < 60, `red at ${x}`).to.equal(false);
    }
  });

  it('enlarges a small one', async () => {
    const bitmap = await createImageBitmap(new Blob([await encoded(await noise('image/png', 9, 5))]));
    expect([bitmap.width, bitmap.height]).to.deep.equal([256, 256]);
  });

  it('says what is no picture, or is cut off', async () => {
    const cut = (await noise('image/png', 300, 300)).slice(0, 40);
    for (const bytes of [latin.encode('BEGIN:VCARD'), new Uint8Array(), cut])
      expect(await encodePicture(new Blob([bytes]))).to.deep.equal({ ok: false, reason: 'no-picture' });
  });

  it('does not even read a file of more than 30 MB', async () => {
    expect(await encodePicture(new Blob([new Uint8Array(30_000_001)]))).to.deep.equal({
      ok: false,
      reason: 'too-large',
    });
  });
});
