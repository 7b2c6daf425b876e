import * as z from 'zod/mini';

/** Text that {@link fromBase64Url} takes: base64url without padding, of at most `maxBytes` bytes. */
export const base64UrlSchema = (maxBytes: number) =>
  z.string().check(
    z.maxLength(Math.ceil((maxBytes * 4) / 3)),
    z.regex(/^[A-Za-z0-9_-]*$/),
    z.refine((text) => text.length % 4 !== 1, 'no whole number of bytes'),
  );

export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws on text that a {@link base64UrlSchema} refuses: parse first. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
