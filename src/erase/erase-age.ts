import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/notice/notice.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { ScopePart } from '../eraser/scope.ts';
import { messages } from '../i18n/messages.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/** The ages one can choose, days. */
export const ages = { all: undefined, d30: 30, d90: 90, d365: 365 } as const;
export type Age = keyof typeof ages;

/** How many of the chosen records are so old; undefined where nobody can count. Absent while it is being counted. */
export type AgeCounts = Partial<Record<Age, number | undefined>>;

/** The choice changed, or a count came in. */
export class AgeChosenEvent extends Event {
  readonly age: Age;
  readonly counts: AgeCounts;

  constructor(age: Age, counts: AgeCounts) {
    super('age-chosen');
    this.age = age;
    this.counts = counts;
  }
}

/**
 * How old what goes must be, with how much that is of what was chosen.
 *
 * @fires age-chosen - another age was asked for, or counted.
 */
@customElement('gb-erase-age')
export class EraseAgeElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) parts: readonly ScopePart[] = [];
  @property({ attribute: false }) age: Age = 'all';

  @state() private counts: AgeCounts = {};
  #turn = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parts') || changed.has('desk')) void this.#count();
  }

  protected override render(): unknown {
    const words = messages.erase;
    return html`<h2>${words.age}</h2>
      <gb-radio-list
        label=${words.age}
        .options=${ageNames.map((age) => ({
          value: age,
          heading: words.ages[age],
          detail: this.#detail(age),
        }))}
        value=${this.age}
        @option-chosen=${this.#onChosen}
      ></gb-radio-list>
      ${
        this.desk?.isClockTrusted === false
          ? html`<gb-notice tone="caution" text=${words.ageDoubtful}></gb-notice>`
          : nothing
      }`;
  }

  #detail(age: Age): string {
    const words = messages.erase;
    if (!(age in this.counts)) return '';
    const count = this.counts[age];
    return count === undefined ? words.agedUnknown : words.aged(count);
  }

  /** A later choice overtakes a count that is still on its way. */
  async #count(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.counts = {};
    const { desk, parts } = this;
    if (desk === undefined || parts.length === 0) return;
    for (const age of ageNames) {
      const days = ages[age];
      if (days === undefined) continue;
      const count = await desk.countOlder(parts, desk.daysAgo(days)).catch(() => undefined);
      if (turn !== this.#turn) return;
      this.counts = { ...this.counts, [age]: count };
      this.dispatchEvent(new AgeChosenEvent(this.age, this.counts));
    }
  }

  #onChosen(event: OptionChosenEvent): void {
    const age = ageNames.find((name) => name === event.value);
    if (age !== undefined) this.dispatchEvent(new AgeChosenEvent(age, this.counts));
  }
}

const ageNames = ['all', 'd30', 'd90', 'd365'] as const satisfies readonly Age[];

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-age': EraseAgeElement;
  }
  interface HTMLElementEventMap {
    'age-chosen': AgeChosenEvent;
  }
}
