import { fromBase64Url } from '../../platform/contract/keystore-base64url.ts';
import type { VaultBucket } from '../vault/vault-bucket.ts';
import type { DriverCard } from './driver-card.ts';
import type { FigureId } from './figure.ts';

/** A driver as the screens show one: the open part, which no PIN locks. The name is for the screen only. */
export interface DriverView {
  /** Random name of the driver's bucket. */
  readonly bucket: string;
  /** Empty where nobody gave one, and where it cannot be read. */
  readonly name: string;
  /** Drawn where there is no picture. */
  readonly figure: FigureId | undefined;
  /** JPEG or WebP. The same array until the picture changes. */
  readonly picture: Uint8Array<ArrayBuffer> | undefined;
  readonly hasPin: boolean;
  /** `unreadable`: its key is gone; it can only be erased. */
  readonly state: 'open' | 'locked' | 'unreadable';
  /** Who drives now. */
  readonly isCurrent: boolean;
  /** Nobody this car knows; what they enter goes with the ignition. */
  readonly isGuest: boolean;
}

/** Makes the views, and decodes each picture once. */
export class DriverViews {
  readonly #pictures = new Map<string, { readonly text: string; readonly bytes: Uint8Array<ArrayBuffer> }>();

  /** `card` is undefined where it cannot be read. */
  of(bucket: VaultBucket, card: DriverCard | undefined, isCurrent: boolean): DriverView {
    const { name, hasPin, state, isGuest } = bucket;
    return {
      bucket: name,
      name: card?.name ?? '',
      figure: card?.figure,
      picture: this.#picture(name, card?.picture),
      hasPin,
      state,
      isCurrent,
      isGuest,
    };
  }

  #picture(bucket: string, text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
    if (text === undefined) {
      this.#pictures.delete(bucket);
      return undefined;
    }
    const known = this.#pictures.get(bucket);
    if (known?.text === text) return known.bytes;
    const bytes = fromBase64Url(text);
    this.#pictures.set(bucket, { text, bytes });
    return bytes;
  }
}
