import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import type { ButtonElement } from '../../components/button/button.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import { formatDateTime } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { StoredPosition } from './comfort/positions.ts';
import { PositionActEvent, type PositionAct } from './position-act-event.ts';

/**
 * One stored position: a press sets it, and what else can be done with it opens below.
 *
 * @fires position-act - `id` and what is wanted with it.
 */
@customElement('gb-position-row')
export class PositionRowElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .base {
        display: flex;
        align-items: center;
        gap: var(--gb-space-2);
      }

      gb-row {
        flex: 1;
        min-inline-size: 0;
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-2);
        padding-block: var(--gb-space-2);
      }
    `,
  ];

  @property({ attribute: false }) position?: StoredPosition;

  /** Whether it was stored or set last. */
  @property({ type: Boolean }) active = false;

  @state() private isOpen = false;

  protected override render(): unknown {
    const { position } = this;
    if (position === undefined) return nothing;
    const words = messages.comfort;
    const name = position.name === '' ? words.usual : position.name;
    return html`<div class="base">
        <gb-row
          kind="button"
          icon=${this.active ? 'check-circle' : 'person'}
          heading=${name}
          detail=${words.stored(formatDateTime(new Date(position.storedAt)))}
          @row-pressed=${this.#onRecalled}
        ></gb-row>
        <gb-button
          class="options"
          icon=${this.isOpen ? 'close' : 'edit'}
          label=${words.optionsOf(name)}
          expanded=${this.isOpen ? 'true' : 'false'}
          @button-pressed=${this.#onToggled}
        ></gb-button>
      </div>
      ${this.isOpen ? this.#acts(position) : nothing}`;
  }

  /** The usual one has no name to change. */
  #acts({ name }: StoredPosition): unknown {
    const words = messages.comfort;
    return html`<div class="acts">
      <gb-button data-act="store" @button-pressed=${this.#onActed}>${words.storeHere}</gb-button>
      ${
        name === ''
          ? nothing
          : html`<gb-button data-act="rename" icon="edit" @button-pressed=${this.#onActed}
              >${words.rename}</gb-button
            >`
      }
      <gb-button data-act="remove" icon="remove" @button-pressed=${this.#onActed}>${words.remove}</gb-button>
    </div>`;
  }

  #act(act: PositionAct): void {
    if (this.position !== undefined) this.dispatchEvent(new PositionActEvent(this.position.id, act));
  }

  #onRecalled(): void {
    this.#act('recall');
  }

  #onToggled(): void {
    this.isOpen = !this.isOpen;
  }

  #onActed({ currentTarget }: Event & { currentTarget: ButtonElement }): void {
    const act = currentTarget.dataset['act'];
    this.isOpen = false;
    if (act === 'store' || act === 'rename' || act === 'remove') this.#act(act);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-position-row': PositionRowElement;
  }
}
