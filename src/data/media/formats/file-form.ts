import { fourLetters, hasAscii, viewOf } from './byte-reading.ts';

/** What a file is by its first bytes. `film` and `audio` of one container are told apart by its tracks. */
export type FileForm =
  | { readonly kind: 'photo'; readonly form: 'jpeg' | 'png' | 'webp' | 'gif' | 'heif'; readonly type: string }
  | { readonly kind: 'audio' | 'film'; readonly type: string };

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];

/** Undefined for what is none of the kinds that are kept. Never by the file's name. */
export function fileFormOf(bytes: Uint8Array): FileForm | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return photo('jpeg', 'image/jpeg');
  if (hasAscii(bytes, 0, '\x89PNG\r\n\x1a\n')) return photo('png', 'image/png');
  if (hasAscii(bytes, 0, 'GIF87a') || hasAscii(bytes, 0, 'GIF89a')) return photo('gif', 'image/gif');
  if (hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'WEBP')) return photo('webp', 'image/webp');
  if (hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'WAVE')) return { kind: 'audio', type: 'audio/wav' };
  if (hasAscii(bytes, 0, 'fLaC')) return { kind: 'audio', type: 'audio/flac' };
  if (hasAscii(bytes, 0, 'OggS')) return { kind: 'audio', type: 'audio/ogg' };
  if (hasAscii(bytes, 0, '\x1aE\xdf\xa3')) return matroska(bytes);
  if (hasAscii(bytes, 4, 'ftyp')) return boxed(bytes);
  // QuickTime before it had brands.
  if (['moov', 'mdat', 'wide'].some((name) => hasAscii(bytes, 4, name)))
    return { kind: 'film', type: 'video/quicktime' };
  if (hasAscii(bytes, 0, 'ID3')) return afterId3(bytes);
  return isMpegFrame(bytes, 0) ? { kind: 'audio', type: 'audio/mpeg' } : undefined;
}

function photo(form: 'jpeg' | 'png' | 'webp' | 'gif' | 'heif', type: string): FileForm {
  return { kind: 'photo', form, type };
}

/** The document type lies in the head, which is at most a few dozen bytes. */
function matroska(bytes: Uint8Array): FileForm | undefined {
  const head = String.fromCharCode(...bytes.subarray(4, 64));
  if (head.includes('\x42\x82') && head.includes('webm')) return { kind: 'film', type: 'video/webm' };
  return head.includes('matroska') ? { kind: 'film', type: 'video/x-matroska' } : undefined;
}

/** ISO/IEC 14496-12, 4.3: the first brand says what the file is best read as, the others what it is too. */
function boxed(bytes: Uint8Array): FileForm {
  const end = Math.min(viewOf(bytes).getUint32(0), bytes.length, 256);
  const brands = [fourLetters(bytes, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(fourLetters(bytes, at));
  const [first = ''] = brands;
  const isStill = first === 'mif1' || first === 'msf1';
  if (first === 'avif' || first === 'avis' || (isStill && brands.includes('avif')))
    return photo('heif', 'image/avif');
  if (heicBrands.includes(first)) return photo('heif', 'image/heic');
  if (isStill)
    return photo('heif', brands.some((brand) => heicBrands.includes(brand)) ? 'image/heic' : 'image/heif');
  if (['M4A ', 'M4B ', 'M4P '].includes(first)) return { kind: 'audio', type: 'audio/mp4' };
  return { kind: 'film', type: first === 'qt  ' ? 'video/quicktime' : 'video/mp4' };
}

/** An ID3 tag may stand before a FLAC stream too. */
function afterId3(bytes: Uint8Array): FileForm {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  const end = 10 + (((a & 0x7f) << 21) | ((b & 0x7f) << 14) | ((c & 0x7f) << 7) | (d & 0x7f));
  return { kind: 'audio', type: hasAscii(bytes, end, 'fLaC') ? 'audio/flac' : 'audio/mpeg' };
}

/** ISO/IEC 11172-3, 2.4.1.3: the sync word, and no value that is reserved. */
function isMpegFrame(bytes: Uint8Array, at: number): boolean {
  const [sync = 0, version = 0, rates = 0] = bytes.subarray(at, at + 3);
  if (sync !== 0xff || (version & 0xe0) !== 0xe0 || bytes.length < at + 4) return false;
  return (version & 0x18) !== 0x08 && (version & 0x06) !== 0 && rates >> 4 !== 15 && (rates & 0x0c) !== 0x0c;
}
