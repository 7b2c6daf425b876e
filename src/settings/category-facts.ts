import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import '../../components/switch/switch.ts';
import type { SwitchToggledEvent } from '../../components/switch/switch-toggled-event.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { AgeRules } from '../choices/age-rules.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import type { SetAsideProblem } from '../choices/choices-store.ts';
import type { KeptCategories } from '../choices/kept-categories.ts';
import { policySignals, policyState } from '../choices/policy-state.ts';
import { formatList } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './age-rule.ts';
import './keep-switch.ts';
import { categoriesBeside, groupsOf, readersOf } from './who-can-see.ts';

/**
 * What a driver wants to know of a category beside its list: what it is, where it is kept and for how long, who else can see it now,
 * whether the car goes on writing it down, and the switch to keep it without any service using it (GDPR art. 18). Setting aside works in every driving state, releasing waits for
 * parked.
 */
@customElement('gb-category-facts')
export class CategoryFactsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .what {
        margin: 0;
        padding-block: var(--gb-space-2) var(--gb-space-3);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }
    `,
  ];

  @property() category: CategoryId = 'contacts';
  /** Where all or the older ones of it can be erased. */
  @property() eraseHref = '/erase';
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) choices?: ChoicesStore;
  @property({ attribute: false }) kept?: KeptCategories;
  @property({ attribute: false }) ages?: AgeRules;
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private problem: SetAsideProblem | undefined;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const redraw = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.choices,
      (choices, signal) => choices.subscribe(redraw, signal),
    );
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) => signals.subscribe(policySignals, redraw, signal),
    );
  }

  protected override render(): unknown {
    const words = messages.facts;
    const entry = this.pack?.categories.find(({ id }) => id === this.category);
    if (this.pack === undefined || entry === undefined) return nothing;
    const { set } = this.#restriction.current;
    const isOnDevice = entry.places.includes('connected-device');
    return html`<p class="what">${limitText(this.pack.texts.categories[this.category]?.what ?? '', set)}</p>
      <gb-focus-group>
        <gb-row
          icon="lock"
          heading=${words.kept}
          detail=${limitText(isOnDevice ? messages.data.place.both : words.keptInCar, set)}
        ></gb-row>
        ${this.#age(entry.retentionDays)}
        <gb-keep-switch
          category=${this.category}
          .kept=${this.kept}
          .monitor=${this.monitor}
        ></gb-keep-switch>
        ${this.#readers(this.pack)}
        ${
          entry.erasable === 'yes'
            ? html`<gb-row
                kind="link"
                icon="delete-forever"
                href=${this.eraseHref}
                heading=${words.eraseMore}
                detail=${words.eraseMoreDetail}
              ></gb-row>`
            : nothing
        }
      </gb-focus-group>`;
  }

  /** The driver's own rule, where there can be one and it can be read. */
  #age(retentionDays: number | undefined): unknown {
    const words = messages.facts;
    const { ages, category } = this;
    if (ages !== undefined && ages.optionsOf(category).length > 0)
      return html`<gb-age-rule category=${category} .ages=${ages} .monitor=${this.monitor}></gb-age-rule>`;
    if (retentionDays === undefined) return nothing;
    return html`<gb-row
      icon="schedule"
      heading=${words.howLong}
      detail=${words.days(retentionDays)}
    ></gb-row>`;
  }

  /** Nothing where no service of the car can read it. */
  #readers(pack: VehiclePack): unknown {
    const words = messages.facts;
    const { choices, signals } = this;
    if (groupsOf(this.category, pack).length === 0) {
      return html`<gb-row icon="visibility" heading=${words.whoSees} detail=${words.noService}></gb-row>`;
    }
    if (choices === undefined || signals === undefined) return nothing;
    const state = policyState(pack, choices.applied, signals.snapshot());
    const { now, onlyAlone, notNow } = readersOf(this.category, state);
    const said = (say: (names: string) => string, names: readonly string[]): readonly string[] =>
      names.length === 0 ? [] : [say(formatList(names))];
    const services = (ids: readonly string[]): readonly string[] =>
      ids.map((id) => pack.texts.services[id]?.name ?? id);
    const detail = [
      now.length === 0 ? words.nobodyNow : words.seesNow(formatList(services(now))),
      ...said(words.onlyAlone, services(onlyAlone)),
      ...said(words.notNow, services(notNow)),
      ...said(words.together, categoriesBeside(this.category, pack).map(nameIn(pack))),
    ].join(' ');
    return html`<gb-row
        icon="visibility"
        heading=${words.whoSees}
        detail=${limitText(detail, this.#restriction.current.set)}
      ></gb-row>
      ${this.#setAside(choices, pack)}`;
  }

  #setAside(choices: ChoicesStore, pack: VehiclePack): unknown {
    const words = messages.facts;
    const isAside = choices.isSetAside(this.category);
    const others = categoriesBeside(this.category, pack).filter((other) => choices.isSetAside(other));
    const notAside =
      others.length === 0 ? words.notAside : words.asideWith(formatList(others.map(nameIn(pack))));
    const blocked = isAside && this.#restriction.restricts('NO_WIDENING');
    return html`<gb-row icon="block" heading=${words.setAside} detail=${isAside ? words.isAside : notAside}>
        <gb-switch
          slot="control"
          label=${words.setAside}
          stateText=${messages.settings.state[isAside ? 'on' : 'off']}
          reported=${isAside ? 'on' : 'off'}
          blockedReason=${blocked ? words.releaseBlocked[this.#restriction.current.state] : ''}
          @switch-toggled=${this.#onToggled}
        ></gb-switch>
      </gb-row>
      ${
        this.problem === undefined
          ? nothing
          : html`<gb-notice tone="fault" text=${words.problems[this.problem]}></gb-notice>`
      }`;
  }

  async #onToggled({ wished }: SwitchToggledEvent): Promise<void> {
    const { choices, category } = this;
    this.problem = wished === 'on' ? await choices?.setAside(category) : await choices?.release(category);
  }
}

function nameIn({ texts }: VehiclePack): (category: CategoryId) => string {
  return (category) => texts.categories[category]?.name ?? category;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-category-facts': CategoryFactsElement;
  }
}
