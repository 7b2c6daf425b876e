import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/notice/notice.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/row/row.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { AgeProblem, AgeRules } from '../choices/age-rules.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';

/** How long a category is kept, and the choice of it. What a shorter time would take at once is said, and confirmed, before it goes. */
@customElement('gb-age-rule')
export class AgeRuleElement extends LitElement {
  static override styles = elementStyles;

  @property() category: CategoryId = 'trips';
  @property({ attribute: false }) ages?: AgeRules;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private isOpen = false;
  @state() private problem: AgeProblem | undefined;
  /** A shorter time that was chosen and takes this many records at once. */
  @state() private asked: { readonly days: number; readonly count: number } | undefined;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.ages,
      (ages, signal) => ages.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const words = messages.facts;
    const { ages, category } = this;
    const options = ages?.optionsOf(category) ?? [];
    if (ages === undefined || options.length === 0) return nothing;
    const days = ages.daysOf(category);
    return html`<gb-row
        kind="button"
        icon="schedule"
        heading=${words.howLong}
        detail=${days === undefined ? words.untilDeleted : words.days(days)}
        figure=${words.age.change}
        @row-pressed=${this.#onPressed}
      ></gb-row>
      ${this.isOpen ? this.#choice(options, days) : nothing}
      ${
        this.asked === undefined
          ? nothing
          : html`<gb-notice
              text=${words.age.goes(this.asked.count)}
              action=${words.age.confirm}
              blockedReason=${this.#blocked()}
              @notice-action-pressed=${this.#onConfirmed}
            ></gb-notice>`
      }
      ${
        this.problem === undefined
          ? nothing
          : html`<gb-notice tone="fault" text=${words.age.problems[this.problem]}></gb-notice>`
      }`;
  }

  #choice(options: readonly (number | undefined)[], days: number | undefined): unknown {
    const words = messages.facts;
    return html`<gb-radio-list
      label=${words.howLong}
      .options=${options.map((one) => ({
        value: String(one ?? ''),
        heading: one === undefined ? words.untilDeleted : words.age.days(one),
      }))}
      value=${String(this.asked?.days ?? days ?? '')}
      blockedReason=${this.#blocked()}
      @option-chosen=${this.#onChosen}
    ></gb-radio-list>`;
  }

  #blocked(): string {
    const isBlocked = this.#restriction.restricts('NO_ERASE');
    return isBlocked ? messages.facts.age.blocked[this.#restriction.current.state] : '';
  }

  #onPressed(): void {
    this.isOpen = !this.isOpen;
    this.asked = undefined;
  }

  async #onChosen({ value }: OptionChosenEvent): Promise<void> {
    const { ages, category } = this;
    const days = value === '' ? undefined : Number(value);
    const count = days === undefined ? 0 : ((await ages?.countOlder(category, days)) ?? 0);
    if (days === undefined || count === 0) return this.#choose(days);
    this.problem = undefined;
    this.asked = { days, count };
  }

  #onConfirmed(): void {
    if (this.asked !== undefined) void this.#choose(this.asked.days);
  }

  async #choose(days: number | undefined): Promise<void> {
    this.asked = undefined;
    this.problem = await this.ages?.choose(this.category, days);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-age-rule': AgeRuleElement;
  }
}
