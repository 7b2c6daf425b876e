import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/dialog/dialog.ts';
import { messages } from '../i18n/messages.ts';
import type { PackTexts } from '../pack/texts-schema.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { PositionAnsweredEvent } from './sharing-events.ts';

/**
 * Asked before a service that sends positions is switched on: which, how often, to whom. Both answers look the same and
 * cost one tap; while the car is not parked only no works, and the other says why.
 *
 * @fires position-answered - yes or no.
 */
@customElement('gb-position-dialog')
export class PositionDialogElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: contents;
      }

      p,
      dl,
      dd {
        margin: 0;
      }

      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--gb-space-2) var(--gb-space-4);
      }

      dt {
        font-size: var(--gb-text-secondary-size);
        line-height: calc(var(--gb-text-size) * var(--gb-line-height));
      }

      dd {
        color: var(--gb-color-text);
      }

      .hint {
        margin-block-start: var(--gb-space-3);
        font-size: var(--gb-text-secondary-size);
      }

      @media (max-height: 600px) {
        dt,
        dd {
          font-size: var(--gb-text-secondary-size);
          line-height: var(--gb-line-height);
        }
      }

      gb-button {
        flex: 1 1 0;
        display: grid;
      }
    `,
  ];

  /** The service that is asked about; empty while nothing is asked. */
  @property() service = '';
  @property({ attribute: false }) texts?: PackTexts;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** No service is given positions now. */
  @property({ type: Boolean }) locationOff = false;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  protected override render(): unknown {
    const words = messages.sharing;
    const { set, state } = this.#restriction.current;
    const texts = this.texts?.services[this.service];
    const blocked = this.#restriction.restricts('NO_WIDENING');
    return html`<gb-dialog
      ?open=${texts?.position !== undefined}
      heading=${words.dialog.title(texts?.name ?? '')}
      @dialog-dismissed=${this.#onRefused}
    >
      <dl>
        ${(['which', 'often', 'to'] as const).map(
          (id) =>
            html`<dt>${words.facts[id]}</dt>
              <dd dir="auto">${limitText(texts?.position?.[id] ?? '', set)}</dd>`,
        )}
      </dl>
      ${this.locationOff ? html`<p class="hint">${words.dialog.locationOff}</p>` : nothing}
      <gb-button slot="actions" @button-pressed=${this.#onRefused}>${words.dialog.refuse}</gb-button>
      <gb-button
        slot="actions"
        blockedReason=${blocked ? messages.settings.wideningBlocked[state] : ''}
        @button-pressed=${this.#onAgreed}
        >${words.dialog.agree}</gb-button
      >
    </gb-dialog>`;
  }

  #onRefused(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new PositionAnsweredEvent(false));
  }

  #onAgreed(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new PositionAnsweredEvent(true));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-position-dialog': PositionDialogElement;
  }
}
