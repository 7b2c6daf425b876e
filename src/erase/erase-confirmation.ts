import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { describeAmount } from './describe-amount.ts';
import { driverName } from './erase-drivers.ts';
import type { KnownDriver } from '../session/known-drivers.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import { holdToErase } from './hold-to-erase.ts';

/**
 * Last step: what exactly goes, and the press that cannot be taken back.
 *
 * @fires held - confirmed.
 * @fires button-pressed - back, nothing happens.
 */
@customElement('gb-erase-confirmation')
export class EraseConfirmationElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) plan?: ErasePlan;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) drivers: readonly KnownDriver[] = [];
  @property() blockedReason = '';

  /** The way back, never the press that erases. */
  override focus(): void {
    this.renderRoot.querySelector('gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.erase;
    const parts = this.plan?.parts ?? [];
    return html`<div class="columns">
      <section>
        <p>${this.#summary()}</p>
        ${this.#notes()}
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
        ${holdToErase(words.hold, this.blockedReason)}
        <div class="actions"><gb-button icon="arrow-back">${words.back}</gb-button></div>
      </gb-focus-group>
    </div>`;
  }

  #summary(): string {
    const words = messages.erase;
    const driver = this.#driver();
    if (driver !== undefined) return words.driverSummary(driverName(driver));
    return words.summary(this.plan?.parts.reduce((sum, part) => sum + (part.records ?? 0), 0) ?? 0);
  }

  #notes(): unknown {
    const words = messages.erase;
    const scope = this.plan?.scope;
    if (scope?.kind === 'selection')
      return scope.olderThan === undefined ? nothing : html`<p class="quiet">${words.agedSummary}</p>`;
    const driver = this.#driver();
    if (driver === undefined) return nothing;
    return html`${driver.isLocked ? html`<p class="quiet">${words.lockedNote}</p>` : nothing}
    ${this.drivers.length === 1 ? html`<p class="quiet">${words.lastDriver}</p>` : nothing}`;
  }

  #driver(): KnownDriver | undefined {
    const scope = this.plan?.scope;
    return scope?.kind === 'driver' ? this.drivers.find(({ bucket }) => bucket === scope.bucket) : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-confirmation': EraseConfirmationElement;
  }
}
