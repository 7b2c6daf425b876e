import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { PreviewRow } from '../eraser/preview.ts';
import type { EraseScope } from '../eraser/scope.ts';
import { messages } from '../i18n/messages.ts';
import { driverName } from './erase-drivers.ts';
import type { KnownDriver } from '../session/known-drivers.ts';
import { ScopeChosenEvent, StepLeftEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/**
 * Whose everything goes. A locked driver's needs no PIN; the last one leaves a guest behind.
 *
 * @fires scope-chosen - go on with it, or note it while erasing has to wait.
 * @fires step-left - back.
 */
@customElement('gb-erase-driver')
export class EraseDriverElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) drivers: readonly KnownDriver[] = [];
  /** Why nothing can be erased now; empty when it can. */
  @property() blockedReason = '';

  /** Who drives is chosen from the start. */
  @property({ type: Boolean }) own = false;

  @state() private bucket = '';
  @state() private amounts: ReadonlyMap<string, readonly PreviewRow[]> = new Map();

  /** The list of drivers. */
  override focus(): void {
    this.renderRoot.querySelector('gb-radio-list')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.own && this.bucket === '')
      this.bucket = this.drivers.find(({ isCurrent }) => isCurrent)?.bucket ?? '';
    if (changed.has('drivers') || changed.has('desk')) void this.#count();
  }

  protected override render(): unknown {
    const words = messages.erase;
    return html`<div class="columns">
      <section>
        <p class="quiet">${words.driverIntro}</p>
        <gb-focus-group>
          <gb-radio-list
            label=${words.ways.driver}
            .options=${this.drivers.map((driver) => ({
              value: driver.bucket,
              heading: driverName(driver),
              detail: this.#detail(driver),
            }))}
            value=${this.bucket}
            @option-chosen=${this.#onChosen}
          ></gb-radio-list>
        </gb-focus-group>
      </section>
      <section>
        ${this.drivers.length === 1 ? html`<gb-notice text=${words.lastDriver}></gb-notice>` : nothing}
        ${this.#chosen()?.isLocked === true ? html`<gb-notice text=${words.lockedNote}></gb-notice>` : nothing}
        <gb-focus-group class="actions">
          <gb-button
            class="go"
            rank="primary"
            blockedReason=${this.#chosen() === undefined ? words.chooseDriver : this.blockedReason}
            @button-pressed=${this.#onContinued}
            @reason-requested=${this.#onReasonRequested}
            >${words.review}</gb-button
          >
          <gb-button class="back" icon="arrow-back" @button-pressed=${this.#onBack}>${words.back}</gb-button>
        </gb-focus-group>
      </section>
    </div>`;
  }

  #chosen(): KnownDriver | undefined {
    return this.drivers.find(({ bucket }) => bucket === this.bucket);
  }

  #detail({ bucket, isLocked }: KnownDriver): string {
    const words = messages.erase;
    const rows = this.amounts.get(bucket);
    if (rows === undefined) return '';
    const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    if (isLocked || rows.some(({ records }) => records === undefined)) return words.amountLocked(bytes);
    return words.amount(
      rows.reduce((sum, row) => sum + (row.records ?? 0), 0),
      bytes,
    );
  }

  async #count(): Promise<void> {
    const { desk, drivers } = this;
    if (desk === undefined) return;
    const counted = await Promise.all(
      drivers.map(async ({ bucket }) => {
        const preview = await desk.preview({ kind: 'driver', bucket });
        return [bucket, preview.rows] as const;
      }),
    );
    if (drivers === this.drivers) this.amounts = new Map(counted);
  }

  #scope(): EraseScope {
    return { kind: 'driver', bucket: this.bucket };
  }

  #onChosen(event: OptionChosenEvent): void {
    this.bucket = event.value;
  }

  #onContinued(): void {
    this.dispatchEvent(new ScopeChosenEvent(this.#scope()));
  }

  #onReasonRequested(): void {
    if (this.#chosen() !== undefined) this.dispatchEvent(new ScopeChosenEvent(this.#scope(), true));
  }

  #onBack(): void {
    this.dispatchEvent(new StepLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-driver': EraseDriverElement;
  }
}
