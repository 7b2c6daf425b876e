import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/page/page.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/segments/segments.ts';
import type { Segment } from '../../components/segments/segments.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './cabin/cabin.ts';
import type { CabinEntry } from './cabin/cabin-entry.ts';
import type { ValueWishedEvent } from './cabin/value-wished-event.ts';
import { comfortPageStyles } from './comfort-page.styles.ts';
import './comfort-resets.ts';
import './comfort-row.ts';
import type { ComfortSource, CopySource, PositionsSource } from './comfort-sources.ts';
import { drawingInWords, waitsForParked, type TemperatureUnit } from './comfort-words.ts';
import { comfortGroups, type ComfortGroup, type ComfortPlace } from './comfort/comfort-function.ts';
import './positions-panel.ts';
import './recall-panel.ts';

type Section = 'positions' | ComfortGroup;

const unitPath = 'Vehicle.Cabin.Infotainment.HMI.TemperatureUnit';
const sidePath = 'Vehicle.Cabin.DriverPosition';

/**
 * Comfort: the cabin as a picture that moves with the car, the controls of one group beside it, and the positions that a driver has
 * stored. Everything that moves waits until the car is parked and says so; stopping is always possible.
 */
@customElement('gb-comfort-page')
export class ComfortPageElement extends LitElement {
  static override styles = [elementStyles, comfortPageStyles];

  @property({ attribute: false }) comfort?: ComfortSource;

  /** Undefined while storage is closed: the car can be set all the same. */
  @property({ attribute: false }) positions?: PositionsSource;

  /** Other drivers whose usual position can be copied. */
  @property({ attribute: false }) drivers: readonly CopySource[] = [];

  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) signals?: SignalsPort;

  /** As the driver reads temperatures; undefined: as the car does. */
  @property() temperatureUnit?: TemperatureUnit | undefined;

  /** What a guest sets is forgotten. */
  @property({ type: Boolean }) guest = false;

  @state() private section: Section | '' = '';
  @state() private place: ComfortPlace = 'driver';

  @query('.controls') private controls?: HTMLElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const draw = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.comfort,
      (comfort, signal) => comfort.subscribe(draw, signal),
    );
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) => signals.subscribe([unitPath, sidePath], draw, signal),
    );
  }

  protected override render(): unknown {
    const words = messages.comfort;
    const { comfort } = this;
    if (comfort === undefined || comfort.functions.length === 0) {
      return html`<gb-page heading=${words.title} backHref="/drivers" backLabel=${words.back}>
        <gb-empty icon="directions-car" text=${words.empty}></gb-empty>
      </gb-page>`;
    }
    const section = this.#section(comfort);
    return html`<gb-page fixed heading=${words.title} backHref="/drivers" backLabel=${words.back}>
      <gb-focus-group slot="actions">
        <gb-segments
          label=${words.sections}
          .options=${this.#sections(comfort)}
          reported=${section}
          @option-chosen=${this.#onSectionChosen}
        ></gb-segments>
      </gb-focus-group>
      <div class="stage" @value-wished=${this.#onValueWished}>
        ${this.#cabin(comfort, section)}
        <div class="side">
          <gb-recall-panel .comfort=${comfort} unit=${this.#unit}></gb-recall-panel>
          <div class="controls">${this.#positions(section)} ${this.#group(comfort, section)}</div>
        </div>
      </div>
    </gb-page>`;
  }

  #sections({ functions }: ComfortSource): readonly Segment[] {
    const words = messages.comfort;
    const has = comfortGroups.filter((group) => functions.some((comfort) => comfort.group === group));
    return [
      { value: 'positions', label: words.positions },
      ...has.map((value) => ({ value, label: words.groups[value] })),
    ];
  }

  /** The chosen one while the car has it, else its first group. */
  #section(comfort: ComfortSource): Section {
    const sections = this.#sections(comfort).map(({ value }) => value);
    const isKnown = (value: string | undefined): value is Section => sections.includes(value ?? '');
    if (isKnown(this.section)) return this.section;
    return isKnown(sections[1]) ? sections[1] : 'positions';
  }

  #cabin(comfort: ComfortSource, section: Section): unknown {
    const all = comfort.functions.map((each): CabinEntry => ({
      function: each,
      state: comfort.state(each.path),
    }));
    const isMirrors = section === 'mirrors';
    const drawn = all.filter(({ function: { group } }) => (group === 'mirrors') === isMirrors);
    return html`<gb-cabin
      .entries=${all}
      place=${section === 'positions' || section === 'wheel' || section === 'mirrors' ? 'driver' : this.place}
      group=${section === 'positions' ? '' : section}
      driveSide=${this.signals?.snapshot().get(sidePath)?.value === 'RIGHT' ? 'right' : 'left'}
      label=${drawingInWords(drawn, this.#unit)}
      blockedReason=${this.#waits}
    ></gb-cabin>`;
  }

  /** Kept while another section is shown: a name that was being typed is still there. */
  #positions(section: Section): unknown {
    return html`<gb-positions-panel
      ?hidden=${section !== 'positions'}
      .positions=${this.positions}
      .drivers=${this.drivers}
      .monitor=${this.monitor}
      ?guest=${this.guest}
    ></gb-positions-panel>`;
  }

  #group(comfort: ComfortSource, section: Section): unknown {
    if (section === 'positions') return nothing;
    const functions = comfort.functions.filter(({ group }) => group === section);
    const isShared = section === 'mirrors';
    const hasPassenger = !isShared && functions.some(({ place }) => place === 'passenger');
    const place = hasPassenger ? this.place : 'driver';
    const shown = functions.filter((each) => isShared || each.place === place || each.place === 'car');
    return html`${hasPassenger ? this.#places() : nothing}
      ${this.#waits !== '' && shown.some(({ moves }) => moves) ? html`<p class="quiet">${this.#waits}</p>` : nothing}
      <gb-focus-group class="rows" label=${messages.comfort.groups[section]}>
        ${shown.map(
          (each) =>
            html`<gb-comfort-row
              data-path=${each.path}
              .entry=${{ function: each, state: comfort.state(each.path) }}
              unit=${this.#unit}
              blockedReason=${each.moves ? this.#waits : ''}
            ></gb-comfort-row>`,
        )}
      </gb-focus-group>
      <gb-comfort-resets .comfort=${comfort} .monitor=${this.monitor} group=${section}></gb-comfort-resets>`;
  }

  #places(): unknown {
    const words = messages.comfort;
    const options: readonly Segment[] = [
      { value: 'driver', label: words.places.driver },
      { value: 'passenger', label: words.places.passenger },
    ];
    return html`<gb-focus-group class="places">
      <gb-segments
        label=${words.place}
        .options=${options}
        reported=${this.place}
        @option-chosen=${this.#onPlaceChosen}
      ></gb-segments>
    </gb-focus-group>`;
  }

  get #waits(): string {
    return waitsForParked(this.#restriction.current.state);
  }

  get #unit(): TemperatureUnit {
    return this.temperatureUnit ?? this.signals?.snapshot().get(unitPath)?.value ?? 'C';
  }

  #onValueWished({ path, value }: ValueWishedEvent): void {
    this.comfort?.request(path, value);
  }

  #onSectionChosen({ value }: OptionChosenEvent): void {
    this.section = value === 'positions' ? value : (comfortGroups.find((group) => group === value) ?? '');
    if (this.controls !== undefined) this.controls.scrollTop = 0;
  }

  #onPlaceChosen({ value }: OptionChosenEvent): void {
    this.place = value === 'passenger' ? 'passenger' : 'driver';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-comfort-page': ComfortPageElement;
  }
}
