import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import type { ErasePreview } from '../eraser/plan.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { describeAmount } from './describe-amount.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * First step: what can go, to choose from, and what stays with the reason.
 *
 * @fires choice-toggled - a category was chosen or not; `value` is its id.
 * @fires button-pressed - go on to the confirmation.
 */
@customElement('gb-erase-choice')
export class EraseChoiceElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) preview: ErasePreview = { goes: [], stays: [] };
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  /** Why nothing can be erased now; empty when it can. */
  @property() blockedReason = '';

  /** The first category. */
  override focus(): void {
    this.renderRoot.querySelector('gb-checkbox-row')?.focus();
  }

  protected override render(): unknown {
    const words = messages.erase;
    return html`<div class="columns">
      <section aria-labelledby="goes">
        <h2 id="goes">${words.goes}</h2>
        ${this.#goes()}
      </section>
      <section aria-labelledby="stays">
        <h2 id="stays">${words.stays}</h2>
        <gb-row
          kind="plain"
          icon="sos"
          heading=${messages.settings.ecall.title}
          detail=${words.ecallStays}
        ></gb-row>
        ${repeat(
          this.preview.stays,
          (row) => row.category,
          (row) =>
            html`<gb-row
              heading=${this.#name(row.category)}
              detail=${this.pack?.texts.categories[row.category]?.notErasable ?? ''}
            ></gb-row>`,
        )}
      </section>
    </div>`;
  }

  #goes(): unknown {
    const words = messages.erase;
    if (this.preview.goes.length === 0)
      return html`<gb-empty icon="check-circle" text=${words.nothingStored}></gb-empty>`;
    return html`<p class="quiet">${words.intro}</p>
      <gb-focus-group>
        ${repeat(
          this.preview.goes,
          (row) => row.category,
          (row) =>
            html`<gb-checkbox-row
              heading=${this.#name(row.category)}
              detail=${describeAmount(row.records, row.bytes)}
              value=${row.category}
              ?checked=${this.chosen.has(row.category)}
            ></gb-checkbox-row>`,
        )}
        <div class="actions">
          <gb-button
            rank="primary"
            blockedReason=${this.chosen.size === 0 ? words.nothingChosen : this.blockedReason}
            >${words.review}</gb-button
          >
        </div>
      </gb-focus-group>`;
  }

  #name(category: string): string {
    return this.pack?.texts.categories[category]?.name ?? category;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-choice': EraseChoiceElement;
  }
}
