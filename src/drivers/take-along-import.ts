import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { longestPassphrase } from '../sealed-file/passphrase.ts';
import { describeProblem } from './describe-profile.ts';
import { fileEnding } from './profile-file/file-name.ts';
import type { FileProblem } from './profile-file/file-problem.ts';
import { TakeAlongLeftEvent } from './take-along-left-event.ts';
import './take-along-preview.ts';
import type { ProfileAcceptedEvent } from './profile-accepted-event.ts';
import './take-along-report.ts';
import { takeAlongStyles } from './take-along.styles.ts';
import type { StickFile, TakeAlong } from './take-along.ts';

/** Stands for the file that was chosen here; a stick's files go by their number. */
const chosenHere = 'chosen';

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

  @state() private files: readonly StickFile[] = [];
  @state() private file: File | undefined;
  @state() private chosen = '';
  @state() private passphrase = '';
  @state() private isChecked = false;

  @query('input') private fileInput?: HTMLInputElement;

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
    this.file = undefined;
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
        <section>
          <h2>${words.from}</h2>
          ${this.#sources()}
          <gb-focus-group class="actions">
            <gb-button
              class="choose"
              icon="folder-open"
              blockedReason=${this.blockedReason}
              @button-pressed=${this.#onChoose}
              >${words.choose}</gb-button
            >
          </gb-focus-group>
          <input type="file" accept=${fileEnding} autocomplete="off" hidden @change=${this.#onFileChosen} />
        </section>
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
              blockedReason=${this.#source() === undefined && this.blockedReason === '' ? words.noneChosen : this.blockedReason}
              @button-pressed=${this.#onOpen}
              >${words.open}</gb-button
            >
            ${this.#leave(words.leave)}
          </gb-focus-group>
        </section>
      </div>`;
  }

  #sources(): unknown {
    const words = messages.takeAlong;
    const options = this.files.map(({ stick, file }, index) => ({
      value: String(index),
      heading: file.name,
      detail: words.fileOnStick(stick.label, file.bytes),
    }));
    const own = this.file && {
      value: chosenHere,
      heading: this.file.name,
      detail: words.chosenFile(this.file.size),
    };
    const all = own === undefined ? options : [...options, own];
    if (all.length === 0) return html`<p class="quiet">${words.noFiles}</p>`;
    return html`<gb-focus-group>
      <gb-radio-list
        label=${words.from}
        .options=${all}
        value=${this.chosen}
        blockedReason=${this.blockedReason}
        @option-chosen=${this.#onSourceChosen}
      ></gb-radio-list>
    </gb-focus-group>`;
  }

  #leave(text: string): unknown {
    return html`<gb-button class="leave" @button-pressed=${this.#onLeave}>${text}</gb-button>`;
  }

  #source(): { readonly stick: string; readonly name: string } | File | undefined {
    if (this.chosen === chosenHere) return this.file;
    const found = this.chosen === '' ? undefined : this.files[Number(this.chosen)];
    return found && { stick: found.stick.id, name: found.file.name };
  }

  /** Keeps the choice where the file still is: another stick may have come or gone. */
  async #onChanged(): Promise<void> {
    const { takeAlong } = this;
    if (takeAlong?.importing?.kind === 'preview') this.passphrase = '';
    this.requestUpdate();
    const files = (await takeAlong?.stickFiles()) ?? [];
    const before = this.#source();
    this.files = files;
    if (this.chosen === chosenHere) return;
    const still = files.findIndex(
      ({ stick, file }) =>
        before !== undefined && 'stick' in before && stick.id === before.stick && file.name === before.name,
    );
    this.chosen = still >= 0 ? String(still) : files.length === 1 ? '0' : '';
  }

  #onChoose(): void {
    this.fileInput?.click();
  }

  #onFileChosen(): void {
    const [file] = this.fileInput?.files ?? [];
    // What was chosen stays with the input otherwise, and choosing it again would be no change.
    if (this.fileInput) this.fileInput.value = '';
    if (file === undefined) return;
    this.file = file;
    this.chosen = chosenHere;
  }

  #onSourceChosen({ value }: OptionChosenEvent): void {
    this.chosen = value;
  }

  #onPassphraseChanged({ text }: TextChangedEvent): void {
    this.passphrase = text;
  }

  #onOpen(): void {
    const source = this.#source();
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
