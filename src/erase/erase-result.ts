import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import type { EndedErase } from '../eraser/erase-desk.ts';
import type { ErasedPart } from '../eraser/journal.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * Last step: what reading everything again found. What could not be checked never reads as done.
 *
 * @fires button-pressed - read and understood.
 */
@customElement('gb-erase-result')
export class EraseResultElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) ended?: EndedErase;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ type: Boolean }) emulated = false;

  /** Its only button. */
  override focus(): void {
    this.renderRoot.querySelector('gb-button')?.focus();
  }

  protected override render(): unknown {
    if (this.ended === undefined) return nothing;
    const words = messages.erase;
    const { result, resumed } = this.ended;
    const isComplete = result.outcome === 'complete';
    const records = result.parts.reduce((sum, part) => sum + (part.recordsBefore ?? 0), 0);
    return html`<div class="columns">
      <section>
        <gb-notice
          tone=${isComplete ? 'done' : 'fault'}
          text=${isComplete ? words.resultComplete : words.resultPartial}
          detail=${isComplete ? words.resultCompleteText(records) : words.resultPartialText}
        ></gb-notice>
        ${result.parts.map((part) => this.#part(part))}
      </section>
      <section>
        ${resumed ? html`<p>${words.resumed}</p>` : nothing}
        <p class="quiet">${words.grade[result.grade]}</p>
        <p class="quiet">${words.ecallStays}</p>
        ${this.emulated ? html`<p class="quiet">${words.emulation}</p>` : nothing}
        <gb-focus-group class="actions"><gb-button rank="primary">${words.done}</gb-button></gb-focus-group>
      </section>
    </div>`;
  }

  #part(part: ErasedPart): unknown {
    const words = messages.erase;
    const before =
      part.recordsBefore === undefined ? words.unreadableBefore : words.before(part.recordsBefore);
    const after = part.failure === undefined ? words.verified : words.failures[part.failure];
    return html`<gb-row
      icon=${part.failure === undefined ? 'check-circle' : 'error'}
      heading=${this.pack?.texts.categories[part.category]?.name ?? part.category}
      detail="${before}. ${after}"
    ></gb-row>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-result': EraseResultElement;
  }
}
