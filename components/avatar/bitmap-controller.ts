import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The picture that an element shows: decoded late, drawn when it is there, and closed when the next one comes or the element goes. An
 * element that comes back draws anew, and asks for it once more.
 */
export class BitmapController<Source> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #decode: (source: Source) => Promise<ImageBitmap | null>;
  #source: Source | undefined;
  #bitmap: ImageBitmap | null = null;

  /** `decode` does not reject: what cannot be decoded is null. */
  constructor(host: ReactiveControllerHost, decode: (source: Source) => Promise<ImageBitmap | null>) {
    this.#host = host;
    this.#decode = decode;
    host.addController(this);
  }

  /** Null while there is none, and while it is decoded. */
  get bitmap(): ImageBitmap | null {
    return this.#bitmap;
  }

  /** Shows the picture of `source`, which is known by its identity; none without it. Safe to call at every update. */
  async show(source: Source | undefined): Promise<void> {
    if (source === this.#source) return;
    this.#source = source;
    this.#set(null);
    if (source === undefined) return;
    const bitmap = await this.#decode(source);
    if (source === this.#source) this.#set(bitmap);
    else bitmap?.close();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#source = undefined;
    this.#set(null);
  }

  #set(bitmap: ImageBitmap | null): void {
    if (bitmap === this.#bitmap) return;
    this.#bitmap?.close();
    this.#bitmap = bitmap;
    this.#host.requestUpdate();
  }
}

/** A picture of bytes; null, and `onUnreadable` called, where they are none. */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  onUnreadable: () => void,
): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(new Blob([bytes]));
  } catch {
    onUnreadable();
    return null;
  }
}
