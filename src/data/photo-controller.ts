import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AddressBook } from './address-book.ts';

/** The photo of the contact a screen shows. Closes each picture when the next one comes, or when the screen goes. */
export class PhotoController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #picture: ImageBitmap | null = null;
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Null while there is none, and while it is read. */
  get picture(): ImageBitmap | null {
    return this.#picture;
  }

  /** Shows the photo of a contact; of none with an id that is not there. */
  async show(book: AddressBook | undefined, id: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#set(null);
    const contact = book?.contact(id);
    const picture = contact === undefined ? null : ((await book?.photo(contact)) ?? null);
    if (turn === this.#turn) this.#set(picture);
    else picture?.close();
  }

  hostDisconnected(): void {
    this.#turn += 1;
    this.#set(null);
  }

  #set(picture: ImageBitmap | null): void {
    if (picture === this.#picture) return;
    this.#picture?.close();
    this.#picture = picture;
    this.#host.requestUpdate();
  }
}
