import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/dialog/dialog.ts';
import '../../components/focus-group/focus-group.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { ComfortSource } from './comfort-sources.ts';
import { waitsForParked } from './comfort-words.ts';
import type { ComfortGroup } from './comfort/comfort-function.ts';

/** Back to the car's defaults, of one group or of everything; asks once. */
@customElement('gb-comfort-resets')
export class ComfortResetsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      gb-focus-group {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-3);
        margin-block-start: var(--gb-space-4);
      }
    `,
  ];

  @property({ attribute: false }) comfort?: ComfortSource;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property() group: ComfortGroup = 'seat';

  @state() private asked: ComfortGroup | 'all' | '' = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  protected override render(): unknown {
    const words = messages.comfort;
    const { asked } = this;
    return html`<gb-focus-group>
        <gb-button
          class="group"
          icon="undo"
          blockedReason=${this.#blocked(this.group)}
          @button-pressed=${this.#onGroupAsked}
          >${words.resetGroup(words.groups[this.group])}</gb-button
        >
        <gb-button class="all" blockedReason=${this.#blocked('all')} @button-pressed=${this.#onAllAsked}
          >${words.resetAll}</gb-button
        >
      </gb-focus-group>
      ${
        asked === ''
          ? nothing
          : html`<gb-dialog
              open
              heading=${asked === 'all' ? words.resetAllAsk : words.resetAsk(words.groups[asked])}
              @dialog-dismissed=${this.#close}
            >
              <p>${words.resetDetail}</p>
              <gb-button
                slot="actions"
                class="reset"
                rank="primary"
                blockedReason=${this.#blocked(asked)}
                @button-pressed=${this.#onReset}
                >${words.resetNow}</gb-button
              >
              <gb-button slot="actions" class="cancel" @button-pressed=${this.#close}
                >${words.cancel}</gb-button
              >
            </gb-dialog>`
      }`;
  }

  /** What moves waits until the car is parked, and with it everything that it is part of. */
  #blocked(group: ComfortGroup | 'all'): string {
    const moves = this.comfort?.functions.some(
      (each) => each.moves && (group === 'all' || each.group === group),
    );
    return moves === true ? waitsForParked(this.#restriction.current.state) : '';
  }

  #onGroupAsked(): void {
    this.asked = this.group;
  }

  #onAllAsked(): void {
    this.asked = 'all';
  }

  #onReset(): void {
    if (this.asked !== '') this.comfort?.resetTo(this.asked);
    this.#close();
  }

  #close(): void {
    this.asked = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-comfort-resets': ComfortResetsElement;
  }
}
