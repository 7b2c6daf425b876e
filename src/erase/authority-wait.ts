import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/progress/progress.ts';
import { accountWaitSeconds } from '../eraser/authorisation.ts';
import type { EraseAuthority, WaitProgress } from '../eraser/authorisation.ts';
import { messages } from '../i18n/messages.ts';
import { AuthorisedEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * The visible wait in place of the keeper's PIN. Runs only while it is on the screen; what was served stays served.
 *
 * @fires authorised - the wait is over.
 */
@customElement('gb-authority-wait')
export class AuthorityWaitElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) authority?: EraseAuthority;

  @state() private progress: WaitProgress = { servedSeconds: 0, remainingSeconds: accountWaitSeconds };
  /** Undefined while nobody waits. */
  @state() private waiting: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#onPaused();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('authority')) void this.#readServed();
  }

  protected override render(): unknown {
    const words = messages.handover;
    const { servedSeconds, remainingSeconds } = this.progress;
    if (this.waiting === undefined) {
      return html`<p class="quiet">${words.waitDetail}</p>
        ${servedSeconds === 0 ? nothing : html`<p>${words.waitServed(Math.floor(servedSeconds / 60))}</p>`}
        <gb-focus-group>
          <gb-button icon="schedule" @button-pressed=${this.#onStarted}>${words.withoutPin}</gb-button>
        </gb-focus-group>`;
    }
    return html`<gb-progress
        label=${words.waiting}
        .value=${servedSeconds / accountWaitSeconds}
        valueText=${words.waitLeft(Math.ceil(remainingSeconds / 60))}
      ></gb-progress>
      <p class="quiet below">${words.waitDetail}</p>
      <gb-focus-group>
        <gb-button @button-pressed=${this.#onPaused}>${words.waitPause}</gb-button>
      </gb-focus-group>`;
  }

  async #readServed(): Promise<void> {
    const served = await this.authority?.served().catch(() => undefined);
    if (served !== undefined && this.waiting === undefined) this.progress = served;
  }

  async #onStarted(): Promise<void> {
    if (this.authority === undefined || this.waiting !== undefined) return;
    const waiting = new AbortController();
    this.waiting = waiting;
    const authorisation = await this.authority
      .wait((progress) => (this.progress = progress), waiting.signal)
      .catch(() => undefined);
    if (this.waiting === waiting) this.waiting = undefined;
    if (authorisation !== undefined && !waiting.signal.aborted)
      this.dispatchEvent(new AuthorisedEvent(authorisation));
  }

  #onPaused(): void {
    this.waiting?.abort();
    this.waiting = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-authority-wait': AuthorityWaitElement;
  }
}
