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
import { archiveEndings } from '../archive/archive-places.ts';
import type { ArchiveProblem } from '../archive/archive-problem.ts';
import type { DataArchive } from '../archive/data-archive.ts';
import { messages } from '../i18n/messages.ts';
import { longestPassphrase } from '../sealed-file/passphrase.ts';
import { SourceChoice } from '../records/source-choice.ts';
import { TakeAlongLeftEvent } from '../records/take-along-left-event.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';
import './archive-account.ts';
import type { ArchiveAcceptedEvent } from './archive-accepted-event.ts';
import { describeArchiveProblem } from './describe-archive.ts';

/**
 * A file from a stick or from here, its passphrase, what this car makes of it, and what was stored. The passphrase is kept as at the
 * export, and goes as soon as the file is open.
 *
 * @fires take-along-left
 */
@customElement('gb-archive-import')
export class ArchiveImportElement extends LitElement {
  static override styles = [elementStyles, takeAlongStyles];

  @property({ attribute: false }) archive?: DataArchive;
  /** As the vehicle pack names a category. */
  @property({ attribute: false }) nameOf: (category: string) => string = (category) => category;
  /** Why nothing can be read or stored now; empty when it can. */
  @property() blockedReason = '';

  @state() private passphrase = '';
  @state() private isChecked = false;

  readonly #source = new SourceChoice(this, archiveEndings);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.archive,
      (archive, signal) => {
        archive.subscribe(() => void this.#onChanged(), signal);
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
    const importing = this.archive?.importing;
    switch (importing?.kind) {
      case undefined:
        return this.#form();
      case 'refused':
        return this.#form(importing.problem);
      case 'reading':
        return this.#progress(messages.archivePage.reading, importing);
      case 'storing':
        return this.#progress(messages.archivePage.storing, importing);
      case 'undoing':
        return html`<gb-progress label=${messages.archivePage.undoing}></gb-progress>`;
      default:
        return html`<gb-archive-account
          .state=${importing}
          .nameOf=${this.nameOf}
          ?undoable=${this.archive?.canUndo === true}
          blockedReason=${this.blockedReason}
          @archive-accepted=${this.#onAccepted}
          @archive-undone=${this.#onUndo}
          @take-along-left=${this.#onDeclined}
        ></gb-archive-account>`;
    }
  }

  #progress(label: string, { done, total }: { readonly done: number; readonly total: number }): unknown {
    return html`<gb-progress label=${label} .value=${total === 0 ? null : done / total}></gb-progress>
      <gb-focus-group class="actions">
        <gb-button class="cancel" icon="close" @button-pressed=${this.#onCancel}
          >${messages.takeAlong.cancel}</gb-button
        >
      </gb-focus-group>`;
  }

  #form(problem?: ArchiveProblem): unknown {
    const words = messages.takeAlong;
    return html`${
        problem === undefined
          ? nothing
          : html`<gb-notice
              tone="fault"
              text=${describeArchiveProblem(problem)}
              detail=${words.refusedDetail}
            ></gb-notice>`
      }
      <div class="columns">
        <section>${this.#source.render(messages.archivePage.noFiles, this.blockedReason)}</section>
        <section>
          <gb-focus-group class="fields">
            <gb-text-field
              kind="password"
              label=${words.passphrase}
              hint=${messages.archivePage.openHint}
              error=${this.isChecked && problem?.kind === 'passphrase-missing' && this.passphrase === '' ? words.refused['passphrase-missing'] : ''}
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
            ${
              this.archive?.canUndo === true
                ? html`<gb-button
                    class="undo"
                    blockedReason=${this.blockedReason}
                    @button-pressed=${this.#onUndo}
                    >${messages.archivePage.undo}</gb-button
                  >`
                : nothing
            }
          </gb-focus-group>
        </section>
      </div>`;
  }

  #leave(text: string): unknown {
    return html`<gb-button class="leave" @button-pressed=${this.#onLeave}>${text}</gb-button>`;
  }

  async #onChanged(): Promise<void> {
    const { archive } = this;
    if (archive?.importing?.kind === 'preview') this.passphrase = '';
    this.requestUpdate();
    this.#source.take((await archive?.stickFiles()) ?? []);
  }

  #onPassphraseChanged({ text }: TextChangedEvent): void {
    this.passphrase = text;
  }

  #onOpen(): void {
    const source = this.#source.source;
    this.isChecked = true;
    if (source === undefined) return;
    this.archive?.startImport(source, this.passphrase);
  }

  #onAccepted({ chosen }: ArchiveAcceptedEvent): void {
    this.archive?.apply(chosen);
  }

  #onUndo(): void {
    this.archive?.undo();
  }

  #onCancel(): void {
    this.archive?.cancelImport();
  }

  /** The file is not wanted; another may be. */
  #onDeclined(event: Event): void {
    event.stopPropagation();
    this.isChecked = false;
    this.archive?.dismissImport();
  }

  #onLeave(): void {
    this.archive?.dismissImport();
    this.dispatchEvent(new TakeAlongLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-archive-import': ArchiveImportElement;
  }
}
