import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import { driversStyles } from './drivers.styles.ts';
import { allowsNow, waitReason } from './waits.ts';

/** Links the key in the car to who drives, or no key any more. */
@customElement('gb-key-panel')
export class KeyPanelElement extends LitElement {
  static override styles = [elementStyles, driversStyles];

  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button')?.focus();
  }

  protected override render(): unknown {
    const { desk } = this;
    if (desk === undefined) return nothing;
    const words = messages.profile.key;
    const { problem } = this.#asked;
    return html`<div class="narrow">
      ${problem === '' ? nothing : html`<gb-notice tone="fault" text=${problem}></gb-notice>`}
      <p class="present" role="status">${words.present[this.#present(desk)]}</p>
      <p class="quiet">${words.what}</p>
      <gb-focus-group class="actions">
        <gb-button
          class="link"
          rank="primary"
          icon="key"
          blockedReason=${this.#linkBlocked(desk)}
          @button-pressed=${this.#onLink}
          >${words.link}</gb-button
        >
        <gb-button
          class="unlink"
          blockedReason=${desk.card?.keyId === undefined ? words.nothing : this.#waits()}
          @button-pressed=${this.#onUnlink}
          >${words.unlink}</gb-button
        >
      </gb-focus-group>
    </div>`;
  }

  #present({ key, isKeyLinked, card }: Desk): keyof typeof messages.profile.key.present {
    if (key.kind !== 'known') return key.kind;
    if (isKeyLinked) return 'linked';
    return card?.keyId === undefined ? 'free' : 'other';
  }

  #linkBlocked({ key, isKeyLinked }: Desk): string {
    const words = messages.profile.key;
    if (key.kind !== 'known') return words.noKey;
    return isKeyLinked ? words.already : this.#waits();
  }

  #waits(): string {
    return this.#asked.busyReason === '' ? waitReason(this.#restriction, 'parked') : this.#asked.busyReason;
  }

  async #onLink(): Promise<void> {
    if (allowsNow(this.#restriction, 'parked')) await this.#asked.ask((desk) => desk.linkKey());
  }

  async #onUnlink(): Promise<void> {
    if (allowsNow(this.#restriction, 'parked')) await this.#asked.ask((desk) => desk.unlinkKey());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-key-panel': KeyPanelElement;
  }
}
