import * as z from 'zod/mini';
import { base64UrlSchema, fromBase64Url } from '../../platform/contract/keystore-base64url.ts';

/** Bytes of a driver's picture at most: eight of them are read at every start. */
export const longestPicture = 40_960;

/** Characters of base64url that hold the {@link isPicture} signature of 12 bytes. */
const signatureText = 16;

/** Whether these bytes begin like a JPEG or a WebP, and are no more than {@link longestPicture}. */
export function isPicture(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  const isWebp = text.startsWith('RIFF') && text.slice(8) === 'WEBP';
  return bytes.length <= longestPicture && (isWebp || /^\xff\xd8\xff.{9}$/s.test(text));
}

/** A picture as it is kept on a card: base64url. What its pixels are only a decoder can say. */
export const pictureSchema = base64UrlSchema(longestPicture).check(z.refine(beginsLikePicture, 'no picture'));

function beginsLikePicture(text: string): boolean {
  const start = text.slice(0, signatureText);
  return /^[\w-]{16}$/.test(start) && isPicture(fromBase64Url(start));
}
