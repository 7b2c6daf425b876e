const EQUALS = 61;

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  return byte >= 97 && byte <= 102 ? byte - 87 : -1;
}

/** Bytes of quoted-printable text whose soft line breaks are gone. A `=` that begins no escape stays; one at the end goes. */
export function decodeQuotedPrintable(encoded: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let index = 0; index < encoded.length; index += 1) {
    let byte = encoded[index] ?? 0;
    if (byte === EQUALS) {
      if (index === encoded.length - 1) break;
      const high = hexDigit(encoded[index + 1]);
      const low = hexDigit(encoded[index + 2]);
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        index += 2;
      }
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}
