import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import type { ButtonElement } from '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import type { KnobTurnedEvent } from '../../components/focus-group/knob-events.ts';
import { messages } from '../i18n/messages.ts';
import { limitItems, limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { ServiceFact } from './service-facts.ts';
import { DetailsClosedEvent } from './sharing-events.ts';

/** How far one detent of the knob scrolls, as a part of what is seen. */
const detentStep = 0.25;

/**
 * Everything about one service, as questions and answers. Texts are shortened while driving and complete again when the
 * car stands. The knob scrolls it.
 *
 * @fires details-closed - back to the list.
 */
@customElement('gb-service-details')
export class ServiceDetailsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host,
      gb-focus-group {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        min-block-size: 0;
      }

      .head {
        display: flex;
        flex: none;
        align-items: center;
        gap: var(--gb-space-3);
        padding-block-end: var(--gb-space-2);
      }

      h2 {
        flex: 1;
        min-inline-size: 0;
        margin: 0;
        font-size: var(--gb-text-size);
        font-weight: var(--gb-weight-strong);
        overflow-wrap: anywhere;
      }

      .facts {
        flex: 1;
        min-block-size: 0;
        border-radius: var(--gb-radius-small);
        overflow: auto;
        overscroll-behavior: contain;
      }

      .facts:focus,
      .facts:focus-visible {
        outline-offset: calc(-1 * var(--gb-ring-width));
      }

      dl {
        margin: 0;
        padding: var(--gb-space-2) var(--gb-space-3) var(--gb-space-4);
      }

      dt {
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }

      dd {
        margin: 0 0 var(--gb-space-4);
        overflow-wrap: anywhere;
      }

      .live {
        color: var(--gb-color-accent);
      }
    `,
  ];

  @property() heading = '';
  @property({ attribute: false }) facts: readonly ServiceFact[] = [];
  @property({ attribute: false }) monitor?: RestrictionSource;

  @query('gb-button') private closeButton?: ButtonElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Goes to the way back, so that the heading is heard and one press leads out again. */
  override focus(): void {
    this.closeButton?.focus();
  }

  protected override render(): unknown {
    const { set } = this.#restriction.current;
    const { items, hidden } = limitItems(this.facts, set);
    return html`<gb-focus-group>
      <div class="head">
        <h2 dir="auto">${limitText(this.heading, set)}</h2>
        <gb-button
          icon="close"
          label=${messages.sharing.details.back}
          @button-pressed=${this.#onClosed}
        ></gb-button>
      </div>
      <div
        class="facts"
        role="region"
        aria-label=${this.heading}
        tabindex="0"
        @knob-turned=${this.#onKnobTurned}
      >
        <dl>
          ${repeat(
            items,
            ({ id }) => id,
            ({ id, text, live }) =>
              html`<dt>${messages.sharing.facts[id]}</dt>
                <dd dir="auto" class=${live === true ? 'live' : ''}>${limitText(text, set)}</dd>`,
          )}
        </dl>
        ${hidden > 0 ? html`<p>${messages.records.moreWhenParked(hidden)}</p>` : nothing}
      </div>
    </gb-focus-group>`;
  }

  #onClosed(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new DetailsClosedEvent());
  }

  /** At its ends the turn goes on to the next control. */
  #onKnobTurned(event: KnobTurnedEvent): void {
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    const before = currentTarget.scrollTop;
    currentTarget.scrollTop += event.detents * detentStep * currentTarget.clientHeight;
    if (currentTarget.scrollTop !== before) event.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-service-details': ServiceDetailsElement;
  }
}
