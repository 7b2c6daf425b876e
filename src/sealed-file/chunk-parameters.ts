/**
 * Every chunk's nonce and additional data (STREAM; Hoang, Reyhanitabar, Rogaway and Vizár 2015): both say which chunk it is and
 * whether it is the last, so that chunks that are missing, moved, added or cut off do not open. The header is bound to each.
 */
export function chunkParameters(
  header: Uint8Array<ArrayBuffer>,
  noncePrefix: Uint8Array<ArrayBuffer>,
  index: number,
  isLast: boolean,
): AesGcmParams {
  const place = new Uint8Array(5);
  new DataView(place.buffer).setUint32(0, index);
  place[4] = isLast ? 1 : 0;
  return {
    name: 'AES-GCM',
    iv: new Uint8Array([...noncePrefix, ...place]),
    additionalData: new Uint8Array([...header, ...place]),
    tagLength: 128,
  };
}
