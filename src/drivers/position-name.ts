import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { longestPositionName } from './comfort-settings.ts';
import { PositionNamedEvent } from './position-named-event.ts';

/**
 * Asks for the name of a position. What was typed stays while typing is blocked.
 *
 * @fires position-named - `name` as typed.
 * @fires position-name-cancelled - nothing is wanted.
 */
@customElement('gb-position-name')
export class PositionNameElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    elementStyles,
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-3);
        padding-block: var(--gb-space-3);
      }
    `,
  ];

  /** The name to begin with. */
  @property() name = '';

  /** What is wrong with the name; empty when nothing is. */
  @property() error = '';

  /** Why nothing can be typed now; empty when it can. */
  @property() blockedReason = '';

  @state() private typed: string | undefined;

  protected override render(): unknown {
    const words = messages.comfort;
    const text = this.typed ?? this.name;
    return html`<gb-text-field
        label=${words.name}
        .value=${text}
        hint=${words.nameHint}
        error=${this.error}
        .maxLength=${longestPositionName}
        fullText=${words.nameFull}
        blockedReason=${this.blockedReason}
        @text-changed=${this.#onTyped}
      ></gb-text-field>
      <div class="acts">
        <gb-button
          class="store"
          rank="primary"
          blockedReason=${text.trim() === '' ? words.nameMissing : ''}
          @button-pressed=${this.#onNamed}
          >${words.store}</gb-button
        >
        <gb-button class="cancel" @button-pressed=${this.#onCancelled}>${words.cancel}</gb-button>
      </div>`;
  }

  #onTyped({ text }: TextChangedEvent): void {
    this.typed = text;
  }

  #onNamed(): void {
    this.dispatchEvent(new PositionNamedEvent((this.typed ?? this.name).trim()));
  }

  #onCancelled(): void {
    this.dispatchEvent(new Event('position-name-cancelled'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-position-name': PositionNameElement;
  }
}
