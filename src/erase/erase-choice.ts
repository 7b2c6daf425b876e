import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import { sumByCategory } from '../eraser/preview.ts';
import type { ErasePreview, PreviewRow } from '../eraser/preview.ts';
import type { EraseScope, ScopePart } from '../eraser/scope.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { describeAmount } from './describe-amount.ts';
import { ages } from './erase-age.ts';
import type { Age, AgeChosenEvent, AgeCounts } from './erase-age.ts';
import { driverName } from './erase-drivers.ts';
import type { KnownDriver } from '../session/known-drivers.ts';
import { ScopeChosenEvent, StepLeftEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import './erase-stays.ts';

const noRows: ErasePreview = { rows: [], goes: [], stays: [] };

/**
 * Some of it: categories, of everyone or one driver, of any age or older ones only; and what stays with the reason.
 *
 * @fires scope-chosen - go on with it, or note it while erasing has to wait.
 * @fires step-left - back.
 */
@customElement('gb-erase-choice')
export class EraseChoiceElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) preview: ErasePreview = noRows;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) drivers: readonly KnownDriver[] = [];
  /** Categories that are chosen to begin with. */
  @property({ attribute: false }) initial: ReadonlySet<string> = new Set();
  /** Why nothing can be erased now; empty when it can. */
  @property() blockedReason = '';

  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private bucket = '';
  @state() private age: Age = 'all';
  @state() private counts: AgeCounts = {};
  #parts: readonly ScopePart[] = [];

  /** The first category. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-checkbox-row, gb-button')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('initial')) this.chosen = this.initial;
    const parts = this.#rows()
      .filter(({ category }) => this.chosen.has(category))
      .map(({ bucket, category }) => ({ bucket, category }));
    // The same object for the same parts: they are counted anew only when they changed.
    if (JSON.stringify(parts) !== JSON.stringify(this.#parts)) this.#parts = parts;
  }

  protected override render(): unknown {
    const words = messages.erase;
    const goes = sumByCategory(this.#rows());
    return html`<div class="columns">
      <section aria-labelledby="goes">
        <h2 id="goes">${words.goes}</h2>
        ${
          this.preview.rows.length === 0
            ? html`<gb-empty icon="check-circle" text=${words.nothingStored}></gb-empty>`
            : html`<p class="quiet">${words.intro}</p>
                <gb-focus-group>
                  ${this.#whose()}
                  ${repeat(
                    goes,
                    (row) => row.category,
                    (row) =>
                      html`<gb-checkbox-row
                        heading=${this.pack?.texts.categories[row.category]?.name ?? row.category}
                        detail=${describeAmount(row.records, row.bytes)}
                        value=${row.category}
                        ?checked=${this.chosen.has(row.category)}
                        @choice-toggled=${this.#onToggled}
                      ></gb-checkbox-row>`,
                  )}
                </gb-focus-group>`
        }
      </section>
      <section>
        ${this.#ageAndGo()}
        <gb-erase-stays .stays=${this.preview.stays} .pack=${this.pack}></gb-erase-stays>
      </section>
    </div>`;
  }

  #whose(): unknown {
    const words = messages.erase;
    if (this.drivers.length < 2) return nothing;
    return html`<h2>${words.whose}</h2>
      <gb-radio-list
        inline
        label=${words.whose}
        .options=${[
          { value: '', heading: words.everyone },
          ...this.drivers.map((driver) => ({ value: driver.bucket, heading: driverName(driver) })),
        ]}
        value=${this.bucket}
        @option-chosen=${this.#onDriverChosen}
      ></gb-radio-list>`;
  }

  #ageAndGo(): unknown {
    const words = messages.erase;
    return html`<gb-focus-group>
      ${
        this.preview.rows.length === 0
          ? nothing
          : html`<gb-erase-age
              .desk=${this.desk}
              .parts=${this.#parts}
              .age=${this.age}
              @age-chosen=${this.#onAgeChosen}
            ></gb-erase-age>`
      }
      <div class="actions">
        ${
          this.preview.rows.length === 0
            ? nothing
            : html`<gb-button
                class="go"
                rank="primary"
                blockedReason=${this.#cannotGo() || this.blockedReason}
                @button-pressed=${this.#onContinued}
                @reason-requested=${this.#onReasonRequested}
                >${words.review}</gb-button
              >`
        }
        <gb-button class="back" icon="arrow-back" @button-pressed=${this.#onBack}>${words.back}</gb-button>
      </div>
    </gb-focus-group>`;
  }

  #rows(): readonly PreviewRow[] {
    return this.preview.rows.filter(({ bucket }) => this.bucket === '' || bucket === this.bucket);
  }

  #cannotGo(): string {
    const words = messages.erase;
    if (this.#parts.length === 0) return words.nothingChosen;
    return this.age !== 'all' && this.counts[this.age] === 0 ? words.noneOlder : '';
  }

  #scope(): EraseScope {
    const days = ages[this.age];
    const parts = [...this.#parts];
    return days === undefined || this.desk === undefined
      ? { kind: 'selection', parts }
      : { kind: 'selection', parts, olderThan: this.desk.daysAgo(days) };
  }

  #onToggled(event: ChoiceToggledEvent): void {
    const chosen = new Set(this.chosen);
    if (event.wished) chosen.add(event.value);
    else chosen.delete(event.value);
    this.chosen = chosen;
  }

  #onDriverChosen(event: OptionChosenEvent): void {
    this.bucket = event.value;
  }

  #onAgeChosen(event: AgeChosenEvent): void {
    this.age = event.age;
    this.counts = event.counts;
  }

  #onContinued(): void {
    this.dispatchEvent(new ScopeChosenEvent(this.#scope()));
  }

  #onReasonRequested(): void {
    if (this.#cannotGo() === '') this.dispatchEvent(new ScopeChosenEvent(this.#scope(), true));
  }

  #onBack(): void {
    this.dispatchEvent(new StepLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-choice': EraseChoiceElement;
  }
}
