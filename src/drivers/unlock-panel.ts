import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import { driversStyles } from './drivers.styles.ts';
import type { SecretEnteredEvent } from './secret-entered-event.ts';
import './secret-entry.ts';
import { allowsNow, waitReason } from './waits.ts';

/** Opens with a PIN what it locks of who drives, counts down after too many wrong ones, and says what a forgotten one means. */
@customElement('gb-unlock-panel')
export class UnlockPanelElement extends LitElement {
  static override styles = [elementStyles, driversStyles];

  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-secret-entry')?.focus();
  }

  protected override render(): unknown {
    const words = messages.drivers.unlock;
    const { problem, busyReason, waitReason: counting } = this.#asked;
    const blocked = [busyReason, counting, waitReason(this.#restriction, 'parked')];
    return html`<div class="pad">
      <gb-secret-entry
        label=${words.title}
        blockedReason=${blocked.find((reason) => reason !== '') ?? ''}
        @secret-entered=${this.#onSecretEntered}
      ></gb-secret-entry>
      <div>
        ${this.#problem(problem, counting !== '')}
        <p>${words.what}</p>
        <p class="quiet">${words.forgotten}</p>
        <gb-focus-group
          ><gb-row kind="link" icon="delete-forever" href="/erase/driver" heading=${words.erase}></gb-row
        ></gb-focus-group>
      </div>
    </div>`;
  }

  /** A countdown is drawn each second and said once: its notice has no live region of its own. */
  #problem(problem: string, isCounting: boolean): unknown {
    if (problem === '') return nothing;
    return isCounting
      ? html`<p class="wait" role="timer">${problem}</p>`
      : html`<gb-notice tone="fault" text=${problem}></gb-notice>`;
  }

  async #onSecretEntered({ secret }: SecretEnteredEvent): Promise<void> {
    if (allowsNow(this.#restriction, 'parked')) await this.#asked.ask((desk) => desk.unlock(secret));
    else this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-unlock-panel': UnlockPanelElement;
  }
}
