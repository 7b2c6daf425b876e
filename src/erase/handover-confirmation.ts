import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import type { Authorisation } from '../eraser/authorisation.ts';
import type { EraseOrder } from '../eraser/journal.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import { messages } from '../i18n/messages.ts';
import { HandoverHeldEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import { holdToErase } from './hold-to-erase.ts';

/**
 * The handover's last step: now or at the next start, and the press that cannot be taken back.
 *
 * @fires handover-held - confirmed.
 */
@customElement('gb-handover-confirmation')
export class HandoverConfirmationElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) plan?: ErasePlan;
  @property({ attribute: false }) authorisation?: Authorisation;
  @property({ attribute: false }) asksForPin = false;
  @property() blockedReason = '';

  @state() private when: EraseOrder['when'] = 'now';

  protected override render(): unknown {
    const words = messages.handover;
    const shared = messages.erase;
    return html`<div class="columns">
      <section>
        <p>${words.summary}</p>
        <p class="quiet">${shared.summaryNotes} ${shared.ecallStays}</p>
        ${this.asksForPin ? nothing : html`<p class="quiet">${words.noKeeper}</p>`}
        ${this.authorisation?.role === 'anyone' ? html`<p class="quiet">${words.waited}</p>` : nothing}
        <gb-focus-group>
          <gb-radio-list
            label=${words.when}
            .options=${[
              { value: 'now', heading: words.now, detail: words.nowDetail },
              { value: 'next-start', heading: words.nextStart, detail: words.nextStartDetail },
            ]}
            value=${this.when}
            @option-chosen=${this.#onWhenChosen}
          ></gb-radio-list>
        </gb-focus-group>
      </section>
      <gb-focus-group @held=${this.#onHeld}>
        ${holdToErase(this.when === 'now' ? shared.hold : words.holdNextStart, this.blockedReason)}
      </gb-focus-group>
    </div>`;
  }

  #onWhenChosen(event: OptionChosenEvent): void {
    this.when = event.value === 'next-start' ? 'next-start' : 'now';
  }

  #onHeld(): void {
    if (this.plan !== undefined && this.authorisation !== undefined)
      this.dispatchEvent(new HandoverHeldEvent(this.plan, this.authorisation, this.when));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-handover-confirmation': HandoverConfirmationElement;
  }
}
