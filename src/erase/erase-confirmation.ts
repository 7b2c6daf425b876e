import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/hold-button/hold-button.ts';
import '../../components/row/row.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { describeAmount } from './describe-amount.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * Second step: what exactly goes, and the press that cannot be taken back.
 *
 * @fires held - confirmed.
 * @fires button-pressed - back, nothing happens.
 */
@customElement('gb-erase-confirmation')
export class EraseConfirmationElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) plan?: ErasePlan;
  @property({ attribute: false }) pack?: VehiclePack;
  @property() blockedReason = '';

  /** The way back, never the press that erases. */
  override focus(): void {
    this.renderRoot.querySelector('gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.erase;
    const parts = this.plan?.parts ?? [];
    const records = parts.reduce((sum, part) => sum + (part.records ?? 0), 0);
    return html`<div class="columns">
      <section>
        <p>${words.summary(records)}</p>
        <p class="quiet">${words.summaryNotes} ${words.ecallStays}</p>
        ${parts.map(
          (part) =>
            html`<gb-row
              icon="delete-forever"
              heading=${this.pack?.texts.categories[part.category]?.name ?? part.category}
              detail=${describeAmount(part.records, part.bytes)}
            ></gb-row>`,
        )}
      </section>
      <gb-focus-group>
        <gb-hold-button
          icon="delete-forever"
          hint=${words.holdHint}
          holdingText=${words.holding}
          armedText=${words.armed}
          cancelledText=${words.letGo}
          blockedReason=${this.blockedReason}
          >${words.hold}</gb-hold-button
        >
        <div class="actions"><gb-button icon="arrow-back">${words.back}</gb-button></div>
      </gb-focus-group>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-confirmation': EraseConfirmationElement;
  }
}
