import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { describeStrength } from './describe-strength.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import { driversStyles } from './drivers.styles.ts';
import type { SecretEnteredEvent } from './secret-entered-event.ts';
import './secret-entry.ts';
import { allowsNow, waitReason } from './waits.ts';

/**
 * Sets, changes or removes the PIN of who drives. Says first what a forgotten one means and how long each kind stands. What
 * is entered is kept here until it was used, the car drives off, or the panel is left; the step stays.
 */
@customElement('gb-pin-panel')
export class PinPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    driversStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: fit-content(60%) minmax(0, auto);
        justify-content: start;
        gap: var(--gb-space-1) var(--gb-space-4);
        margin: 0 0 var(--gb-space-3);
        font-size: var(--gb-text-secondary-size);
      }

      dt,
      dd {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      dd {
        margin: 0;
        color: var(--gb-color-text-secondary);
      }
    `,
  ];

  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private aim: 'none' | 'set' | 'remove' = 'none';
  @state() private step: 'present' | 'first' | 'again' = 'first';
  @state() private isDifferent = false;
  @state() private done = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);
  #present: string | undefined;
  #chosen = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#begin('none');
    this.done = '';
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-secret-entry, gb-button')?.focus();
  }

  /** Whoever moves off forgets the first half: nobody remembers later which it was. */
  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.aim === 'none' || waitReason(this.#restriction, 'parked') === '') return;
    this.#present = undefined;
    this.#chosen = '';
    this.step = this.#firstStep();
  }

  protected override render(): unknown {
    return this.aim === 'none' ? this.#offer() : this.#entry();
  }

  #offer(): unknown {
    const words = messages.profile.pin;
    const hasPin = this.desk?.current.hasPin === true;
    return html`<div class="columns">
      <div>
        ${this.#notices()}
        <p>${words.what}</p>
        <p class="forgotten">${words.forgotten}</p>
        <gb-focus-group class="actions">
          ${this.#button('set', hasPin ? words.change : words.set)}
          ${hasPin ? this.#button('remove', words.remove) : nothing}
        </gb-focus-group>
      </div>
      ${this.#strength()}
    </div>`;
  }

  #button(aim: 'set' | 'remove', text: string): unknown {
    return html`<gb-button
      class=${aim}
      rank=${aim === 'set' ? 'primary' : 'quiet'}
      blockedReason=${this.#blocked()}
      @button-pressed=${aim === 'set' ? this.#onSet : this.#onRemove}
      >${text}</gb-button
    >`;
  }

  #entry(): unknown {
    const words = messages.profile.pin;
    return html`<div class="pad">
      <gb-secret-entry
        label=${words[this.step]}
        blockedReason=${this.#blocked()}
        @secret-entered=${this.#onSecretEntered}
      ></gb-secret-entry>
      <div>
        ${this.#notices()}
        <p class="forgotten">${words.forgotten}</p>
        ${this.aim === 'set' ? this.#strength() : nothing}
        <gb-focus-group class="actions">
          <gb-button class="cancel" @button-pressed=${this.#onCancelled}
            >${messages.profile.pin.cancel}</gb-button
          >
        </gb-focus-group>
      </div>
    </div>`;
  }

  #strength(): unknown {
    const words = messages.profile.pin;
    return html`<section>
      <h2>${words.strength}</h2>
      <dl>
        ${describeStrength().map(
          ({ secret, time }) =>
            html`<dt>${secret}</dt>
              <dd>${time}</dd>`,
        )}
      </dl>
      <p class="quiet">${words.strengthHint}</p>
    </section>`;
  }

  #notices(): unknown {
    const problem = this.isDifferent ? messages.profile.pin.differ : this.#asked.problem;
    if (problem !== '') return html`<gb-notice tone="fault" text=${problem}></gb-notice>`;
    return this.done === '' ? nothing : html`<gb-notice tone="done" text=${this.done}></gb-notice>`;
  }

  #blocked(): string {
    const { busyReason, waitReason: counting } = this.#asked;
    if (busyReason !== '') return busyReason;
    return counting === '' ? waitReason(this.#restriction, 'parked') : counting;
  }

  #firstStep(): 'present' | 'first' {
    return this.desk?.current.hasPin === true ? 'present' : 'first';
  }

  #begin(aim: 'none' | 'set' | 'remove'): void {
    this.#present = undefined;
    this.#chosen = '';
    this.isDifferent = false;
    this.aim = aim;
    this.step = this.#firstStep();
  }

  #onSet(): void {
    this.#start('set');
  }

  #onRemove(): void {
    this.#start('remove');
  }

  #start(aim: 'set' | 'remove'): void {
    this.done = '';
    this.#asked.forget();
    this.#begin(aim);
    void this.#showFromTop();
  }

  /** The button that was pressed may have stood far below where the pad begins. */
  async #showFromTop(): Promise<void> {
    await this.updateComplete;
    this.focus();
    this.scrollIntoView({ block: 'start' });
  }

  #onCancelled(): void {
    this.#asked.forget();
    this.#begin('none');
    void this.updateComplete.then(() => this.focus());
  }

  async #onSecretEntered({ secret }: SecretEnteredEvent): Promise<void> {
    if (!allowsNow(this.#restriction, 'parked')) return;
    this.isDifferent = false;
    this.#asked.forget();
    if (this.aim === 'remove') await this.#finish((desk) => desk.removePin(secret));
    else if (this.step === 'present') {
      this.#present = secret;
      this.step = 'first';
    } else if (this.step === 'first') {
      this.#chosen = secret;
      this.step = 'again';
    } else if (secret === this.#chosen) {
      const present = this.#present;
      await this.#finish((desk) =>
        present === undefined ? desk.setPin(secret) : desk.setPin(secret, present),
      );
    } else {
      this.#chosen = '';
      this.step = 'first';
      this.isDifferent = true;
    }
  }

  async #finish(work: Parameters<DeskController['ask']>[0]): Promise<void> {
    const words = messages.profile.pin;
    const { aim } = this;
    const result = await this.#asked.ask(work);
    this.#begin(result?.ok === true ? 'none' : aim);
    if (result?.ok === true) this.done = aim === 'set' ? words.wasSet : words.wasRemoved;
    await this.updateComplete;
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-pin-panel': PinPanelElement;
  }
}
