import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/radio-list/radio-list.ts';
import type { RadioOption } from '../../components/radio-list/radio-list.ts';
import { languageNames, languages, messages } from '../i18n/messages.ts';
import type { Language } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import { driversStyles } from './drivers.styles.ts';
import { distances, temperatures } from './units.ts';
import { allowsNow, waitReason } from './waits.ts';

const languageOptions: readonly RadioOption[] = languages.map((language) => ({
  value: language,
  heading: languageNames[language],
  lang: language,
}));

/** How the car speaks to who drives: the language, or the units. */
@customElement('gb-speech-panel')
export class SpeechPanelElement extends LitElement {
  static override styles = [elementStyles, driversStyles];

  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** The language that the app speaks now. */
  @property({ attribute: false }) language: Language = 'en';
  @property() kind: 'language' | 'units' = 'language';

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);

  override focus(): void {
    this.renderRoot.querySelector('gb-radio-list')?.focus();
  }

  protected override render(): unknown {
    const { problem } = this.#asked;
    return html`${problem === '' ? nothing : html`<gb-notice tone="fault" text=${problem}></gb-notice>`}
    ${this.kind === 'language' ? this.#languages() : this.#units()}`;
  }

  #languages(): unknown {
    return html`<gb-focus-group class="narrow"
      ><gb-radio-list
        label=${messages.profile.language}
        .options=${languageOptions}
        value=${this.language}
        blockedReason=${this.#blocked()}
        @option-chosen=${this.#onLanguageChosen}
      ></gb-radio-list
    ></gb-focus-group>`;
  }

  #units(): unknown {
    const words = messages.profile;
    const { temperature = '', distance = '' } = this.desk?.card?.units ?? {};
    return html`<div class="columns">
      <section>
        <h2>${words.temperature}</h2>
        <gb-focus-group
          ><gb-radio-list
            class="temperature"
            label=${words.temperature}
            .options=${unitOptions(words.temperatures)}
            value=${temperature === '' ? asCar : temperature}
            blockedReason=${this.#blocked()}
            @option-chosen=${this.#onTemperatureChosen}
          ></gb-radio-list
        ></gb-focus-group>
      </section>
      <section>
        <h2>${words.distance}</h2>
        <gb-focus-group
          ><gb-radio-list
            class="distance"
            label=${words.distance}
            .options=${unitOptions(words.distances)}
            value=${distance === '' ? asCar : distance}
            blockedReason=${this.#blocked()}
            @option-chosen=${this.#onDistanceChosen}
          ></gb-radio-list
        ></gb-focus-group>
      </section>
    </div>`;
  }

  #blocked(): string {
    return this.#asked.busyReason === '' ? waitReason(this.#restriction, 'setup') : this.#asked.busyReason;
  }

  async #onLanguageChosen({ value }: OptionChosenEvent): Promise<void> {
    const language = languages.find((known) => known === value);
    if (language !== undefined && allowsNow(this.#restriction, 'setup'))
      await this.#asked.ask((desk) => desk.change({ language }));
  }

  async #onTemperatureChosen({ value }: OptionChosenEvent): Promise<void> {
    if (!allowsNow(this.#restriction, 'setup')) return;
    const temperature = temperatures.find((known) => known === value);
    await this.#asked.ask((desk) => {
      const { distance } = desk.card?.units ?? {};
      return desk.change({ units: { ...(temperature && { temperature }), ...(distance && { distance }) } });
    });
  }

  async #onDistanceChosen({ value }: OptionChosenEvent): Promise<void> {
    if (!allowsNow(this.#restriction, 'setup')) return;
    const distance = distances.find((known) => known === value);
    await this.#asked.ask((desk) => {
      const { temperature } = desk.card?.units ?? {};
      return desk.change({ units: { ...(temperature && { temperature }), ...(distance && { distance }) } });
    });
  }
}

/** Nothing of the driver's own: the car's holds. */
const asCar = 'car';

function unitOptions(names: Readonly<Record<string, string>>): readonly RadioOption[] {
  const own = Object.entries(names).map(([value, heading]) => ({ value, heading }));
  return [{ value: asCar, heading: messages.profile.asCar }, ...own];
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-speech-panel': SpeechPanelElement;
  }
}
