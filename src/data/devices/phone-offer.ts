import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import { messages } from '../../i18n/messages.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { limitText } from '../../restriction/limit-content.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { AddressBook } from '../address-book.ts';
import { nameOf } from './describe-device.ts';
import type { DevicesDesk } from './devices-desk.ts';
import { takeAddressBook } from './take-address-book.ts';

/** Asks once whether the address book of a phone that was plugged in is taken; nothing while there is none to ask for. */
@customElement('gb-phone-offer')
export class PhoneOfferElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      gb-focus-group {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-3);
        padding-block-start: var(--gb-space-3);
      }

      /* There the list would have no room left; it is said again beside the phone. */
      @media (max-height: 600px) {
        .detail {
          display: none;
        }

        gb-focus-group {
          padding-block-start: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk?: DevicesDesk;
  @property({ attribute: false }) book?: AddressBook;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) createWorker?: () => Worker;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const redraw = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.desk,
      (desk, signal) => desk.subscribe(redraw, signal),
    );
    new SourceController(
      this,
      () => this.book,
      (book, signal) => book.subscribe(redraw, signal),
    );
  }

  protected override render(): unknown {
    const id = this.desk?.offers.first;
    const device = id === undefined ? undefined : this.desk?.device(id);
    // Another import is under way: it is asked for afterwards.
    if (device === undefined || this.book?.isOpen !== true || this.book.imports.isBusy) return nothing;
    const words = messages.devices;
    const name = limitText(nameOf(device), this.#restriction.current.set);
    return html`<gb-notice text=${words.offer(name)}>
      <div class="detail">${words.offerDetail}</div>
      <gb-focus-group>
        <gb-button
          class="take"
          rank="primary"
          icon="download"
          blockedReason=${setupBlocked(this.#restriction, messages.contacts.importBlocked)}
          @button-pressed=${this.#onTaken}
          >${words.take}</gb-button
        >
        <gb-button class="later" @button-pressed=${this.#onPutOff}>${words.notNow}</gb-button>
        <gb-button class="never" @button-pressed=${this.#onRefused}>${words.never}</gb-button>
      </gb-focus-group></gb-notice
    >`;
  }

  #onTaken(): void {
    const id = this.desk?.offers.first;
    if (id === undefined || !this.#restriction.allowsNow('NO_SETUP')) return;
    takeAddressBook(this.desk, this.book, id, this.createWorker);
  }

  #onPutOff(): void {
    void this.#answer('later');
  }

  #onRefused(): void {
    void this.#answer('done');
  }

  async #answer(answer: 'later' | 'done'): Promise<void> {
    const offers = this.desk?.offers;
    if (offers?.first !== undefined) await offers.answer(offers.first, answer);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-phone-offer': PhoneOfferElement;
  }
}
