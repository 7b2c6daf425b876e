import { decodeBase64 } from './base64.ts';
import type { Property } from './property.ts';

export const photoMediaTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'] as const;
export type PhotoMediaType = (typeof photoMediaTypes)[number];

export interface Photo {
  /** By the bytes' signature, never by what the file says. */
  readonly mediaType: PhotoMediaType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type PhotoReading =
  | { readonly ok: true; readonly photo: Photo }
  | { readonly ok: false; readonly reason: 'photo-too-large' | 'photo-unreadable' | 'photo-linked' };

const encoder = new TextEncoder();
const ascii = new TextDecoder('windows-1252');
const dataUri = /^\s*data:[^,]{0,200}?;\s*base64\s*\\?,/i;

/** Reads a PHOTO in base64 or as a `data:` address. @param maxBytes of the decoded picture. */
export function readPhoto(property: Property, maxBytes: number): PhotoReading {
  const bytes = pictureBytes(property);
  if (!bytes) return { ok: false, reason: 'photo-linked' };
  if (bytes.length > maxBytes) return { ok: false, reason: 'photo-too-large' };
  const mediaType = mediaTypeOf(bytes);
  return mediaType ? { ok: true, photo: { mediaType, bytes } } : { ok: false, reason: 'photo-unreadable' };
}

function pictureBytes(property: Property): Uint8Array<ArrayBuffer> | undefined {
  const { encoding } = property.head;
  const value = encoding === 'quoted-printable' ? encoder.encode(property.escapedText()) : property.bytes;
  const start = ascii.decode(value.subarray(0, 256));
  const uri = dataUri.exec(start);
  if (uri) return decodeBase64(value.subarray(uri[0].length));
  // Some writers forget to say that it is base64; an address is known by its scheme.
  return encoding !== 'base64' && /^\s*[a-z][a-z0-9+.-]*:/i.test(start) ? undefined : decodeBase64(value);
}

function mediaTypeOf(bytes: Uint8Array): PhotoMediaType | undefined {
  const start = ascii.decode(bytes.subarray(0, 16));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes[0] === 0x89 && start.startsWith('PNG\r\n\u001a\n', 1)) return 'image/png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'image/webp';
  // The four bytes after the header's size are reserved and zero in practice: "BM" alone begins too many texts.
  return start.startsWith('BM') && start.startsWith('\0\0\0\0', 6) ? 'image/bmp' : undefined;
}
