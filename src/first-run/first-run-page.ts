import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/radio-list/radio-list.ts';
import type { RadioListElement, RadioOption } from '../../components/radio-list/radio-list.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import '../../components/text-field/text-field.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import type { SignedCertificate } from '../eraser/certifier.ts';
import { languageNames, languages, messages } from '../i18n/messages.ts';
import type { Language } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { longestName } from '../session/driver-card.ts';
import { firstRunSteps } from './first-run.ts';
import type { FirstRun, FirstRunStep } from './first-run.ts';
import './first-run-sharing.ts';
import { firstRunPageStyles } from './first-run-page.styles.ts';

const languageOptions: readonly RadioOption[] = languages.map((language) => ({
  value: language,
  heading: languageNames[language],
  lang: language,
}));

/**
 * What a new installation asks: language, what is off and what runs by law, a name. Stands where the overview will be,
 * blocks no other address, and every step can be skipped. While driving it waits and says so; skipping works.
 */
@customElement('gb-first-run-page')
export class FirstRunPageElement extends LitElement {
  static override styles = [elementStyles, firstRunPageStyles];

  @property({ attribute: false }) firstRun?: FirstRun;
  /** The proof of the last erase of this car. */
  @property({ attribute: false }) lastErase?: SignedCertificate | undefined;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) choices?: ChoicesStore;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** The language that the app speaks now. */
  @property({ attribute: false }) language: Language = 'en';

  @query('gb-radio-list') private languageList?: RadioListElement | null;
  @query('.next') private nextButton?: HTMLElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  #shownStep: FirstRunStep | undefined;
  #hadFocus = false;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.firstRun,
      (firstRun, signal) => firstRun.subscribe(() => this.requestUpdate(), signal),
    );
  }

  /** After a change of language: the chosen one. Else the way on. */
  override focus(): void {
    (this.languageList ?? this.nextButton)?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.languageList?.updateComplete;
    return isComplete;
  }

  protected override willUpdate(): void {
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
  }

  /** A step that ends takes its controls along; the way on is always there. */
  protected override updated(): void {
    const step = this.firstRun?.step;
    const isNew = step !== this.#shownStep;
    this.#shownStep = step;
    if (isNew && this.#hadFocus && (this.shadowRoot?.activeElement ?? null) === null)
      this.nextButton?.focus();
  }

  protected override render(): unknown {
    const { firstRun } = this;
    if (firstRun === undefined) return nothing;
    const words = messages.firstRun;
    const title = words.titles[firstRun.step];
    const progress = words.progress(firstRun.number, firstRunSteps.length);
    return html`<gb-page heading=${title} detail=${progress} @knob-backed=${this.#onKnobBacked}>
      <gb-focus-group slot="actions"><div class="actions">${this.#actions(firstRun)}</div></gb-focus-group>
      <div slot="notices">${this.#notices(firstRun)}</div>
      <p class="spoken" role="status">${`${progress}: ${title}`}</p>
      ${this.#content(firstRun)}
    </gb-page>`;
  }

  #actions(firstRun: FirstRun): unknown {
    const words = messages.firstRun;
    const waits = this.#waits();
    const isLast = firstRun.step === 'ready';
    return html`${
        isLast
          ? nothing
          : html`<gb-button class="skip" @button-pressed=${this.#onSkipped}>${words.skip}</gb-button>`
      }
      ${
        firstRun.number === 1
          ? nothing
          : html`<gb-button
              class="back"
              compact
              icon="arrow-back"
              blockedReason=${waits}
              @button-pressed=${this.#onBack}
              >${words.back}</gb-button
            >`
      }
      <gb-button
        class="next"
        rank="primary"
        blockedReason=${isLast ? '' : waits}
        @button-pressed=${this.#onNext}
        >${isLast ? words.finish : words.next}</gb-button
      >`;
  }

  #notices(firstRun: FirstRun): unknown {
    const words = messages.firstRun;
    const isMoving = this.#restriction.current.state === 'moving' && firstRun.step !== 'ready';
    return html`${isMoving ? html`<gb-notice tone="caution" text=${words.waits.moving}></gb-notice>` : nothing}
    ${this.#lastErase(firstRun)}
    ${firstRun.hasFailed ? html`<gb-notice tone="fault" text=${words.notSaved}></gb-notice>` : nothing}`;
  }

  /** Whoever gets the car is told that it was emptied for them. */
  #lastErase({ step }: FirstRun): unknown {
    const { certificate } = this.lastErase ?? {};
    if (step !== 'language' || certificate?.scope.kind !== 'handover') return nothing;
    const words = messages.firstRun;
    const isComplete = certificate.outcome === 'complete';
    return html`<gb-notice
      tone=${isComplete ? 'done' : 'caution'}
      text=${isComplete ? words.handedOver : words.handedOverPartly}
      detail=${messages.certificate.line(certificate.id, new Date(certificate.time.utc))}
    ></gb-notice>`;
  }

  #content(firstRun: FirstRun): unknown {
    const words = messages.firstRun;
    switch (firstRun.step) {
      case 'language':
        return html`<gb-focus-group class="narrow"
          ><gb-radio-list
            label=${words.language}
            .options=${languageOptions}
            value=${this.language}
            blockedReason=${this.#waits()}
            @option-chosen=${this.#onLanguageChosen}
          ></gb-radio-list
        ></gb-focus-group>`;
      case 'sharing':
        return html`<gb-first-run-sharing
          .pack=${this.pack}
          .choices=${this.choices}
          .monitor=${this.monitor}
        ></gb-first-run-sharing>`;
      case 'name':
        return html`<gb-focus-group class="narrow"
          ><gb-text-field
            label=${words.name}
            hint=${words.nameHint}
            fullText=${words.nameFull}
            maxLength=${longestName}
            .value=${firstRun.name}
            blockedReason=${this.#restriction.restricts('NO_KEYBOARD') ? this.#why(words.keyboardWaits) : ''}
            @text-changed=${this.#onNameChanged}
            @keydown=${this.#onNameKeyDown}
          ></gb-text-field
        ></gb-focus-group>`;
      case 'ready':
        return html`<gb-empty icon="check-circle" text=${words.ready}></gb-empty>`;
    }
  }

  /** Choosing a language or a name is setting up (AOSP NO_SETUP). */
  #waits(): string {
    return this.#restriction.restricts('NO_SETUP') ? this.#why(messages.firstRun.waits) : '';
  }

  #why(words: { readonly moving: string; readonly unknown: string }): string {
    return this.#restriction.current.state === 'moving' ? words.moving : words.unknown;
  }

  #onLanguageChosen(event: OptionChosenEvent): void {
    if (this.#restriction.allowsNow('NO_SETUP')) void this.firstRun?.chooseLanguage(event.value);
  }

  #onNameChanged(event: TextChangedEvent): void {
    if (this.#restriction.allowsNow('NO_KEYBOARD')) this.firstRun?.type(event.text);
  }

  #onNameKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.#onNext();
  }

  /** The last step asks nothing: leaving it is no setting up. */
  #onNext(): void {
    if (this.firstRun?.step === 'ready' || this.#restriction.allowsNow('NO_SETUP'))
      void this.firstRun?.next();
  }

  #onBack(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) this.firstRun?.back();
  }

  #onSkipped(): void {
    void this.firstRun?.skip();
  }

  #onKnobBacked(event: Event): void {
    if (event.defaultPrevented || this.firstRun === undefined || this.firstRun.number === 1) return;
    event.preventDefault();
    this.#onBack();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-first-run-page': FirstRunPageElement;
  }
}
