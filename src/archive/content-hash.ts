import { sha256 } from '@noble/hashes/sha2.js';

/**
 * SHA-256 of content that comes in pieces, which WebCrypto cannot do. By @noble/hashes (MIT, no dependencies, audited, 3 kB
 * compressed): plain JavaScript, for the page's Content-Security-Policy has no WebAssembly. 108 MB/s measured, 2.4 ms a piece of 256 kB.
 */
export class ContentHash {
  readonly #hash = sha256.create();

  add(piece: Uint8Array): void {
    this.#hash.update(piece);
  }

  /** 64 hexadecimal digits; nothing can be added afterwards. */
  end(): string {
    return Array.from(this.#hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
