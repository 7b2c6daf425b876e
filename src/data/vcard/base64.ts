const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value += 1) digits[alphabet.charCodeAt(value)] = value;
digits['-'.charCodeAt(0)] = 62;
digits['_'.charCodeAt(0)] = 63;

/** Bytes of base64 text in either alphabet; whatever is no digit of it (white space, padding, damage) is passed over. */
export function decodeBase64(encoded: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((encoded.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of encoded) {
    const digit = digits[byte] ?? -1;
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length] = (bits >> held) & 0xff;
      length += 1;
    }
  }
  return bytes.slice(0, length);
}

/** Bytes encoded at a time: a multiple of three, and few enough to be arguments of one call. */
const encodedAtOnce = 24_576;

/** Bytes as base64 text, in one line. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += encodedAtOnce) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + encodedAtOnce))));
  }
  return pieces.join('');
}
