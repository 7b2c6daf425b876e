import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/color-picker/color-picker.ts';
import type { ColorChosenEvent } from '../../components/color-picker/color-chosen-event.ts';
import '../../components/icon/icon.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/segments/segments.ts';
import type { Segment } from '../../components/segments/segments.ts';
import '../../components/slider/slider.ts';
import type { ValueChosenEvent } from '../../components/slider/value-chosen-event.ts';
import '../../components/switch/switch.ts';
import type { SwitchToggledEvent } from '../../components/switch/switch-toggled-event.ts';
import type { AnySignalValue } from '../../platform/contract/signals.ts';
import { messages } from '../i18n/messages.ts';
import type { CabinEntry } from './cabin/cabin-entry.ts';
import { ValueWishedEvent } from './cabin/value-wished-event.ts';
import { nameOfColor, namedSwatches } from './color-name.ts';
import { comfortRowStyles } from './comfort-row.styles.ts';
import {
  functionName,
  problemInWords,
  reportedInWords,
  valueInWords,
  type TemperatureUnit,
} from './comfort-words.ts';

/**
 * One function of the car with the control that suits it: a slider, options, a switch, colours. It shows what the car reports and what
 * was asked of it, and says in words what is wrong.
 *
 * @fires value-wished - `path` and `value` of what was asked for.
 * @fires reason-requested - tried while blocked.
 */
@customElement('gb-comfort-row')
export class ComfortRowElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, comfortRowStyles];

  @property({ attribute: false }) entry?: CabinEntry;
  @property() unit: TemperatureUnit = 'C';

  /** Why it cannot be set now; empty when it can. */
  @property() blockedReason = '';

  protected override render(): unknown {
    const { entry } = this;
    if (entry === undefined) return nothing;
    switch (entry.function.declared.kind) {
      case 'range':
        return this.#slider(entry, entry.function.declared);
      case 'choice':
        return this.#titled(entry, this.#segments(entry, entry.function.declared.values));
      case 'switch':
        return this.#switch(entry);
      case 'color':
        return this.#titled(entry, this.#colors(entry));
    }
  }

  #slider(
    { function: comfort, state }: CabinEntry,
    { minimum, maximum, step }: { minimum: number; maximum: number; step: number },
  ): unknown {
    const words = messages.comfort;
    const name = functionName(comfort);
    const isUnderWay = state.status === 'asked' || state.status === 'moving';
    return html`<gb-slider
      label=${name}
      .min=${minimum}
      .max=${maximum}
      .step=${step}
      .reported=${asNumber(state.reported)}
      .requested=${asNumber(state.requested)}
      status=${isUnderWay ? 'moving' : state.status === 'failed' ? 'failed' : ''}
      problem=${problemInWords(comfort, state, this.unit)}
      .valueText=${this.#valueText}
      unknownText=${words.unknown}
      decreaseLabel=${words.less(name)}
      increaseLabel=${words.more(name)}
      blockedReason=${this.blockedReason}
      @value-chosen=${this.#onValueChosen}
    ></gb-slider>`;
  }

  /** What has no words of its own gets them here. */
  #titled(entry: CabinEntry, control: unknown): unknown {
    return html`<div class="titled">
      <span class="label">${functionName(entry.function)}</span>
      ${control} ${this.#problem(entry)}
    </div>`;
  }

  #problem({ function: comfort, state }: CabinEntry): unknown {
    const problem = problemInWords(comfort, state, this.unit);
    return html`<span class="problem" role="status"
      >${problem === '' ? nothing : html`<gb-icon name="error" size="small"></gb-icon>${problem}`}</span
    >`;
  }

  #segments({ function: comfort, state }: CabinEntry, values: readonly string[]): unknown {
    const options = values.map((value): Segment => ({
      value,
      label: valueInWords(comfort, value, this.unit),
    }));
    return html`<gb-segments
      label=${functionName(comfort)}
      .options=${options}
      reported=${asText(state.reported) ?? ''}
      requested=${asText(wishOf(state)) ?? ''}
      blockedReason=${this.blockedReason}
      @option-chosen=${this.#onOptionChosen}
    ></gb-segments>`;
  }

  #switch(entry: CabinEntry): unknown {
    const { function: comfort, state } = entry;
    const words = messages.comfort;
    const wish = wishOf(state);
    const going = wish === true ? words.turningOn : words.turningOff;
    return html`<label class="switched">
        <span class="label">${functionName(comfort)}</span>
        <gb-switch
          label=${functionName(comfort)}
          reported=${position(state.reported) || 'unknown'}
          requested=${position(wish)}
          stateText=${wish === undefined ? reportedInWords(entry, this.unit) : going}
          blockedReason=${this.blockedReason}
          @switch-toggled=${this.#onSwitchToggled}
        ></gb-switch>
      </label>
      ${this.#problem(entry)}`;
  }

  #colors({ function: comfort, state }: CabinEntry): unknown {
    return html`<gb-color-picker
      label=${functionName(comfort)}
      wheelLabel=${messages.comfort.colorWheel}
      .reported=${asText(state.reported)}
      .requested=${asText(wishOf(state))}
      .swatches=${namedSwatches()}
      .nameOf=${nameOfColor}
      blockedReason=${this.blockedReason}
      @color-chosen=${this.#onColorChosen}
    ></gb-color-picker>`;
  }

  readonly #valueText = (value: number): string =>
    this.entry === undefined ? '' : valueInWords(this.entry.function, value, this.unit);

  #wish(value: AnySignalValue): void {
    if (this.entry !== undefined) this.dispatchEvent(new ValueWishedEvent(this.entry.function.path, value));
  }

  #onValueChosen({ value }: ValueChosenEvent): void {
    this.#wish(value);
  }

  #onOptionChosen(event: OptionChosenEvent): void {
    event.stopPropagation();
    this.#wish(event.value);
  }

  #onSwitchToggled({ wished }: SwitchToggledEvent): void {
    this.#wish(wished === 'on');
  }

  #onColorChosen({ color }: ColorChosenEvent): void {
    this.#wish(color);
  }
}

/** A wish that failed is told in words; it is not under way any more. */
function wishOf({ status, requested }: CabinEntry['state']): AnySignalValue | undefined {
  return status === 'failed' ? undefined : requested;
}

function asNumber(value: AnySignalValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function asText(value: AnySignalValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function position(value: AnySignalValue | undefined): 'on' | 'off' | '' {
  if (typeof value !== 'boolean') return '';
  return value ? 'on' : 'off';
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-comfort-row': ComfortRowElement;
  }
}
