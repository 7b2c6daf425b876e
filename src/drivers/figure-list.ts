import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/avatar/avatar.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import { BlockedController } from '../../components/blocked/blocked-controller.ts';
import { blockedStyles } from '../../components/blocked/blocked.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/icon/icon.ts';
import { messages } from '../i18n/messages.ts';
import { figureIds, type FigureId } from '../session/figure.ts';
import { FigureChosenEvent } from './figure-chosen-event.ts';

/**
 * The drawn figures, one of which may stand for a driver. It waits for `chosen`.
 *
 * @fires figure-chosen - `id` is the figure's.
 * @fires reason-requested - tapped while blocked.
 */
@customElement('gb-figure-list')
export class FigureListElement extends LitElement {
  static override styles = [
    elementStyles,
    blockedStyles,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fill, calc(104 * var(--dp)));
        gap: var(--gb-space-3);
      }

      button {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: calc(104 * var(--dp));
        block-size: calc(104 * var(--dp));
        border: var(--gb-line) solid transparent;
        border-radius: var(--gb-radius-full);
        cursor: pointer;
      }

      button:active {
        background: var(--gb-color-pressed);
      }

      button[aria-pressed='true'] {
        border-color: var(--gb-color-accent);
      }

      button[aria-disabled='true'] gb-avatar {
        opacity: 60%;
      }

      gb-avatar {
        inline-size: calc(88 * var(--dp));
        block-size: calc(88 * var(--dp));
      }

      /* A sign as well, not the ring's colour alone. */
      gb-icon {
        position: absolute;
        inset-block-end: 0;
        inset-inline-end: 0;
        padding: var(--gb-space-1);
        border-radius: var(--gb-radius-full);
        color: var(--gb-color-on-accent);
        background: var(--gb-color-accent);
      }
    `,
  ];

  @property({ attribute: false }) chosen: FigureId | undefined;

  /** Why none can be chosen now; empty when one can. */
  @property() blockedReason = '';

  readonly #blocked = new BlockedController(this);

  protected override render(): unknown {
    return html`<gb-focus-group label=${messages.profile.pictures.figures}
        ><div class="figures">${figureIds.map((id) => this.#figure(id))}</div></gb-focus-group
      >
      ${this.#blocked.render()}`;
  }

  #figure(id: FigureId): unknown {
    const isChosen = id === this.chosen;
    return html`<button
      type="button"
      value=${id}
      aria-label=${messages.profile.pictures.names[id]}
      aria-pressed=${isChosen ? 'true' : 'false'}
      aria-disabled=${this.#blocked.blocked ? 'true' : 'false'}
      aria-describedby="reason"
      @click=${this.#onClick}
    >
      <gb-avatar .figure=${id}></gb-avatar>
      ${isChosen ? html`<gb-icon name="check" size="small"></gb-icon>` : nothing}
    </button>`;
  }

  #onClick({ currentTarget }: Event): void {
    const pressed = currentTarget instanceof HTMLButtonElement ? currentTarget.value : '';
    const id = figureIds.find((known) => known === pressed);
    if (!this.#blocked.ask() && id !== undefined && id !== this.chosen)
      this.dispatchEvent(new FigureChosenEvent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-figure-list': FigureListElement;
  }
}
