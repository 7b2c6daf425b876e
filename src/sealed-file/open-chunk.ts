/** The content of one chunk; undefined when the key, the place or any bit of it is another. */
export async function openChunk(
  key: CryptoKey,
  parameters: AesGcmParams,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed));
  } catch {
    return undefined;
  }
}
