import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import '../../components/row/row.ts';
import type { ArchiveCategory } from '../archive/archive-category.ts';
import type { DataArchive } from '../archive/data-archive.ts';
import type { ArchiveEnd, ArchiveProgress } from '../archive/export-archive.ts';
import { messages } from '../i18n/messages.ts';
import { NewPassphrase } from '../records/new-passphrase.ts';
import { TargetChoice } from '../records/target-choice.ts';
import { TakeAlongLeftEvent } from '../records/take-along-left-event.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';

/**
 * What goes along, a passphrase twice if wished, and where to; then progress, and how it ended. The passphrase is in this element's memory only:
 * it stays while the car drives, so that a start does not cost it, and goes with the written file or when the screen is left.
 *
 * @fires take-along-left
 */
@customElement('gb-archive-export')
export class ArchiveExportElement extends LitElement {
  static override styles = [elementStyles, takeAlongStyles];

  @property({ attribute: false }) archive?: DataArchive;
  /** As the vehicle pack names a category. */
  @property({ attribute: false }) nameOf: (category: string) => string = (category) => category;
  /** Of the page in the file. */
  @property() language = 'en';
  /** Why nothing can be written now; empty when it can. */
  @property() blockedReason = '';

  @state() private declined: ReadonlySet<string> = new Set();
  @state() private isSealed = true;

  readonly #passphrase = new NewPassphrase(this);
  readonly #target = new TargetChoice(this, () => this.archive?.sticks ?? []);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.archive,
      (archive, signal) => archive.subscribe(() => this.#onChanged(), signal),
    );
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-checkbox-row, gb-button')?.focus();
  }

  protected override render(): unknown {
    const exporting = this.archive?.exporting;
    if (exporting === undefined) return this.#form();
    return exporting.kind === 'running' ? this.#running(exporting) : this.#ended(exporting);
  }

  #form(): unknown {
    const words = messages.takeAlong;
    return html`<div class="columns">
      <section>
        <h2>${words.what}</h2>
        <p class="quiet">${messages.archivePage.takesAll}</p>
        <gb-focus-group label=${words.what}>
          ${this.archive?.categories.map((category) => this.#category(category))}
        </gb-focus-group>
      </section>
      <section>
        ${this.#seal()}${this.isSealed ? this.#passphrase.render(this.blockedReason) : nothing}
        <h2>${messages.takeAlong.where}</h2>
        ${this.#target.render(this.blockedReason)}${this.#actions()}
      </section>
    </div>`;
  }

  #category(category: ArchiveCategory): unknown {
    const words = messages.archivePage;
    const details = [
      ...(category.withheld.length > 0 ? [words.withheld] : []),
      ...(category.way === 'export' ? [words.exportOnly] : []),
    ];
    return html`<gb-checkbox-row
      value=${category.id}
      ?checked=${!this.declined.has(category.id)}
      heading=${this.nameOf(category.id)}
      detail=${details.join(' ')}
      count=${messages.takeAlong.count(category.snapshot().records.length)}
      blockedReason=${this.blockedReason}
      @choice-toggled=${this.#onCategoryToggled}
    ></gb-checkbox-row>`;
  }

  #seal(): unknown {
    const words = messages.archivePage;
    return html`<gb-checkbox-row
        class="seal"
        value="seal"
        ?checked=${this.isSealed}
        heading=${words.seal}
        detail=${words.sealDetail}
        blockedReason=${this.blockedReason}
        @choice-toggled=${this.#onSealToggled}
      ></gb-checkbox-row>
      ${this.isSealed ? nothing : html`<gb-notice tone="caution" text=${words.plain}></gb-notice>`}`;
  }

  #actions(): unknown {
    const words = messages.takeAlong;
    return html`<gb-focus-group class="actions">
      <gb-button
        class="go"
        rank="primary"
        icon="outbox"
        blockedReason=${this.blockedReason === '' && this.#chosen().size === 0 ? messages.archivePage.noneChosen : this.blockedReason}
        @button-pressed=${this.#onWrite}
        >${words.write}</gb-button
      >
      ${this.#leave(words.leave)}
    </gb-focus-group>`;
  }

  #running({ bytes, done, total }: ArchiveProgress): unknown {
    const words = messages.takeAlong;
    return html`<gb-progress
        label=${words.writing}
        .value=${total === 0 ? null : done / total}
        valueText=${messages.archivePage.progress(bytes, done, total)}
      ></gb-progress>
      <gb-focus-group class="actions">
        <gb-button class="cancel" icon="close" @button-pressed=${this.#onCancel}>${words.cancel}</gb-button>
      </gb-focus-group>`;
  }

  #ended(end: ArchiveEnd): unknown {
    const words = messages.takeAlong;
    if (end.kind === 'finished')
      return html`<gb-notice
          tone=${end.missingFiles > 0 ? 'caution' : 'done'}
          text=${messages.archivePage.finished}
          detail=${this.#account(end)}
        ></gb-notice>
        <gb-focus-group class="actions">${this.#leave(words.done)}</gb-focus-group>`;
    const tone = end.reason === 'cancelled' ? 'info' : 'fault';
    return html`<gb-notice tone=${tone} text=${failureText(end.reason)}></gb-notice>
      <gb-focus-group class="actions">
        <gb-button class="retry" rank="primary" @button-pressed=${this.#onRetry}>${words.retry}</gb-button>
        ${this.#leave(words.leave)}
      </gb-focus-group>`;
  }

  #account({ name, bytes, missingFiles }: Extract<ArchiveEnd, { readonly kind: 'finished' }>): string {
    const words = messages.archivePage;
    const left = [...this.declined].map(this.nameOf);
    return [
      words.finishedDetail(name, bytes),
      ...(missingFiles > 0 ? [words.missing(missingFiles)] : []),
      ...(left.length > 0 ? [words.leftOut(left)] : []),
    ].join(' ');
  }

  #chosen(): ReadonlySet<string> {
    const all = this.archive?.categories.map(({ id }) => id) ?? [];
    return new Set(all.filter((id) => !this.declined.has(id)));
  }

  #leave(text: string): unknown {
    return html`<gb-button class="leave" @button-pressed=${this.#onLeave}>${text}</gb-button>`;
  }

  #onChanged(): void {
    if (this.archive?.exporting?.kind === 'finished') this.#passphrase.forget();
    this.requestUpdate();
  }

  #onSealToggled({ wished }: ChoiceToggledEvent): void {
    this.isSealed = wished;
  }

  #onCategoryToggled({ wished, value }: ChoiceToggledEvent): void {
    const declined = new Set(this.declined);
    if (wished) declined.delete(value);
    else declined.add(value);
    this.declined = declined;
  }

  async #onWrite(): Promise<void> {
    const passphrase = this.isSealed ? this.#passphrase.accept() : '';
    const { archive, language } = this;
    if (archive === undefined || passphrase === undefined) return;
    const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
    const words = { texts: messages.archive, language, direction, nameOf: this.nameOf } as const;
    const categories = this.#chosen();
    await this.#target.write(archive.fileKind(this.isSealed), (to) =>
      archive.startExport(categories, words, passphrase, to),
    );
  }

  #onCancel(): void {
    this.archive?.cancelExport();
  }

  #onRetry(): void {
    this.archive?.dismissExport();
  }

  #onLeave(): void {
    this.archive?.dismissExport();
    this.dispatchEvent(new TakeAlongLeftEvent());
  }
}

function failureText(reason: Extract<ArchiveEnd, { readonly kind: 'failed' }>['reason']): string {
  if (reason === 'unreadable') return messages.archivePage.unreadableEnd;
  return reason === 'too-large' ? messages.archivePage.tooLarge : messages.takeAlong.exportFailed[reason];
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-archive-export': ArchiveExportElement;
  }
}
