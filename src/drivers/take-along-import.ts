import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { longestPassphrase } from '../sealed-file/passphrase.ts';
import { describeProblem } from './describe-profile.ts';
import { fileEnding } from './profile-file/file-name.ts';
import type { FileProblem } from './profile-file/file-problem.ts';
import { SourceChoice } from '../records/source-choice.ts';
import { TakeAlongLeftEvent } from '../records/take-along-left-event.ts';
import './take-along-preview.ts';
import type { ProfileAcceptedEvent } from './profile-accepted-event.ts';
import './take-along-report.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';
import type { TakeAlong } from './take-along.ts';

/**
 * A file from a stick or from here, its passphrase, what this car makes of it, and what was stored. The passphrase is kept as at the
 * export, and goes as soon as the file is open.
 *
 * @fires take-along-left
 */
@customElement('gb-take-along-import')
export class TakeAlongImportElement extends LitElement {
  static override styles = [elementStyles, takeAlongStyles];

  @property({ attribute: false }) takeAlong?: TakeAlong;
  /** Why nothing can be read or stored now; empty when it can. */
  @property() blockedReason = '';

  @state() private passphrase = '';
  @state() private isChecked = false;

  readonly #source = new SourceChoice(this, [fileEnding]);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.takeAlong,
      (takeAlong, signal) => {
        takeAlong.subscribe(() => void this.#onChanged(), signal);
        void this.#onChanged();
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.passphrase = '';
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-radio-list, gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.takeAlong;
    const importing = this.takeAlong?.importing;
    switch (importing?.kind) {
      case undefined:
        return this.#form();
      case 'refused':
        return this.#form(importing.problem);
      case 'reading':
        return html`<gb-progress label=${words.opening}></gb-progress>`;
      case 'storing':
        return html`<gb-progress label=${words.storing}></gb-progress>`;
      case 'preview':
        return html`<gb-take-along-preview
          .content=${importing.content}
          .mapping=${importing.mapping}
          temperature=${this.takeAlong?.source.card().temperature ?? 'C'}
          blockedReason=${this.blockedReason}
          @profile-accepted=${this.#onAccepted}
          @take-along-left=${this.#onDeclined}
        ></gb-take-along-preview>`;
      case 'stored':
        return html`<gb-take-along-report .report=${importing.report}></gb-take-along-report>
          <gb-focus-group class="actions">${this.#leave(words.done)}</gb-focus-group>`;
    }
  }

  #form(problem?: FileProblem): unknown {
    const words = messages.takeAlong;
    return html`${
        problem === undefined
          ? nothing
          : html`<gb-notice
              tone="fault"
              text=${describeProblem(problem)}
              detail=${words.refusedDetail}
            ></gb-notice>`
      }
      <div class="columns">
        <section>${this.#source.render(words.noFiles, this.blockedReason)}</section>
        <section>
          <gb-focus-group class="fields">
            <gb-text-field
              kind="password"
              label=${words.passphrase}
              hint=${words.openHint}
              error=${this.isChecked && this.passphrase === '' ? words.refused['passphrase-missing'] : ''}
              maxLength=${longestPassphrase}
              fullText=${words.full}
              blockedReason=${this.blockedReason}
              .value=${this.passphrase}
              @text-changed=${this.#onPassphraseChanged}
            ></gb-text-field>
          </gb-focus-group>
          <gb-focus-group class="actions">
            <gb-button
              class="go"
              rank="primary"
              blockedReason=${this.#source.source === undefined && this.blockedReason === '' ? words.noneChosen : this.blockedReason}
              @button-pressed=${this.#onOpen}
              >${words.open}</gb-button
            >
            ${this.#leave(words.leave)}
          </gb-focus-group>
        </section>
      </div>`;
  }

  #leave(text: string): unknown {
    return html`<gb-button class="leave" @button-pressed=${this.#onLeave}>${text}</gb-button>`;
  }

  async #onChanged(): Promise<void> {
    const { takeAlong } = this;
    if (takeAlong?.importing?.kind === 'preview') this.passphrase = '';
    this.requestUpdate();
    this.#source.take((await takeAlong?.stickFiles()) ?? []);
  }

  #onPassphraseChanged({ text }: TextChangedEvent): void {
    this.passphrase = text;
  }

  #onOpen(): void {
    const source = this.#source.source;
    this.isChecked = true;
    if (source === undefined || this.passphrase === '') return;
    this.takeAlong?.startImport(source, this.passphrase);
  }

  #onAccepted({ choice }: ProfileAcceptedEvent): void {
    this.takeAlong?.apply(choice, messages.takeAlong.unnamed);
  }

  /** The file is not wanted; another may be. */
  #onDeclined(event: Event): void {
    event.stopPropagation();
    this.isChecked = false;
    this.takeAlong?.dismissImport();
  }

  #onLeave(): void {
    this.takeAlong?.dismissImport();
    this.dispatchEvent(new TakeAlongLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-take-along-import': TakeAlongImportElement;
  }
}
