import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/row/row.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { askExportTarget } from '../records/export-target.ts';
import type { WriteEnd } from '../records/write-pieces.ts';
import { isLongEnough, longestPassphrase, shortestPassphrase } from '../sealed-file/passphrase.ts';
import { takenCategories } from './profile-file/profile-content.ts';
import type { TakenCategory } from './profile-file/profile-content.ts';
import { TakeAlongLeftEvent } from './take-along-left-event.ts';
import { takeAlongStyles } from './take-along.styles.ts';
import type { TakeAlong } from './take-along.ts';

/** Stands for a download; no stick has this id. */
const download = 'Download';

/**
 * What goes along, a passphrase twice, and where to; then progress, and how it ended. The passphrase is in this element's memory only:
 * it stays while the car drives, so that a start does not cost it, and goes with the written file or when the screen is left.
 *
 * @fires take-along-left
 */
@customElement('gb-take-along-export')
export class TakeAlongExportElement extends LitElement {
  static override styles = [elementStyles, takeAlongStyles];

  @property({ attribute: false }) takeAlong?: TakeAlong;
  /** Why nothing can be written now; empty when it can. */
  @property() blockedReason = '';

  @state() private takesCard = true;
  @state() private categories: readonly TakenCategory[] = [];
  @state() private passphrase = '';
  @state() private again = '';
  @state() private isChecked = false;
  @state() private chosen = '';

  constructor() {
    super();
    new SourceController(
      this,
      () => this.takeAlong,
      (takeAlong, signal) => takeAlong.subscribe(() => this.#onChanged(), signal),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-checkbox-row, gb-button')?.focus();
  }

  protected override render(): unknown {
    const exporting = this.takeAlong?.exporting;
    if (exporting === undefined) return this.#form();
    return exporting.kind === 'running'
      ? this.#running(exporting.written, exporting.total)
      : this.#ended(exporting);
  }

  #form(): unknown {
    const words = messages.takeAlong;
    return html`<div class="columns">
      <section>
        <h2>${words.what}</h2>
        <gb-focus-group label=${words.what}>
          <gb-row
            icon="check"
            heading=${words.positions}
            detail=${words.positionsDetail}
            figure=${words.count(this.takeAlong?.source.positions().length ?? 0)}
          ></gb-row>
          <gb-checkbox-row
            value="card"
            ?checked=${this.takesCard}
            heading=${words.card}
            detail=${words.cardDetail}
            blockedReason=${this.blockedReason}
            @choice-toggled=${this.#onCardToggled}
          ></gb-checkbox-row>
          ${takenCategories.map(
            (category) =>
              html`<gb-checkbox-row
                value=${category}
                ?checked=${this.categories.includes(category)}
                heading=${words[category]}
                detail=${words[`${category}Detail`]}
                count=${words.count(this.takeAlong?.source.count(category) ?? 0)}
                blockedReason=${this.blockedReason}
                @choice-toggled=${this.#onCategoryToggled}
              ></gb-checkbox-row>`,
          )}
        </gb-focus-group>
      </section>
      <section>${this.#fields()}${this.#targets()}${this.#actions()}</section>
    </div>`;
  }

  #fields(): unknown {
    const words = messages.takeAlong;
    const tooShort = this.isChecked && !isLongEnough(this.passphrase);
    const differ = this.isChecked && !tooShort && this.passphrase !== this.again;
    return html`<gb-focus-group class="fields">
      <gb-text-field
        class="first"
        kind="password"
        label=${words.passphrase}
        hint=${words.passphraseHint(shortestPassphrase)}
        error=${tooShort ? words.tooShort(shortestPassphrase) : ''}
        maxLength=${longestPassphrase}
        fullText=${words.full}
        blockedReason=${this.blockedReason}
        .value=${this.passphrase}
        @text-changed=${this.#onPassphraseChanged}
      ></gb-text-field>
      <gb-text-field
        class="again"
        kind="password"
        label=${words.again}
        hint=${words.againHint}
        error=${differ ? words.differ : ''}
        maxLength=${longestPassphrase}
        fullText=${words.full}
        blockedReason=${this.blockedReason}
        .value=${this.again}
        @text-changed=${this.#onAgainChanged}
      ></gb-text-field>
    </gb-focus-group>`;
  }

  #targets(): unknown {
    const words = messages.takeAlong;
    const sticks = (this.takeAlong?.sticks ?? []).map(({ id, label, freeBytes }) => ({
      value: id,
      heading: label,
      detail: freeBytes === undefined ? words.freeUnknown : words.free(freeBytes),
    }));
    return html`<h2>${words.where}</h2>
      <gb-focus-group>
        <gb-radio-list
          label=${words.where}
          .options=${[...sticks, { value: download, heading: words.download, detail: words.downloadDetail }]}
          value=${this.#target()}
          blockedReason=${this.blockedReason}
          @option-chosen=${this.#onTargetChosen}
        ></gb-radio-list>
      </gb-focus-group>`;
  }

  #actions(): unknown {
    const words = messages.takeAlong;
    return html`<gb-focus-group class="actions">
      <gb-button
        class="go"
        rank="primary"
        icon="outbox"
        blockedReason=${this.blockedReason}
        @button-pressed=${this.#onWrite}
        >${words.write}</gb-button
      >
      ${this.#leave(words.leave)}
    </gb-focus-group>`;
  }

  #running(written: number, total: number): unknown {
    const words = messages.takeAlong;
    return html`<gb-progress
        label=${words.writing}
        .value=${written === 0 ? null : written / total}
        valueText=${words.written(written, total)}
      ></gb-progress>
      <gb-focus-group class="actions">
        <gb-button class="cancel" icon="close" @button-pressed=${this.#onCancel}>${words.cancel}</gb-button>
      </gb-focus-group>`;
  }

  #ended(end: WriteEnd): unknown {
    const words = messages.takeAlong;
    if (end.kind === 'finished')
      return html`<gb-notice
          tone="done"
          text=${words.finished}
          detail=${words.finishedDetail(end.name, end.bytes)}
        ></gb-notice>
        <gb-focus-group class="actions">${this.#leave(words.done)}</gb-focus-group>`;
    const tone = end.reason === 'cancelled' ? 'info' : 'fault';
    return html`<gb-notice tone=${tone} text=${words.exportFailed[end.reason]}></gb-notice>
      <gb-focus-group class="actions">
        <gb-button class="retry" rank="primary" @button-pressed=${this.#onRetry}>${words.retry}</gb-button>
        ${this.#leave(words.leave)}
      </gb-focus-group>`;
  }

  #leave(text: string): unknown {
    return html`<gb-button class="leave" @button-pressed=${this.#onLeave}>${text}</gb-button>`;
  }

  /** The one that was chosen as long as it is plugged in, else the first stick, else a download. */
  #target(): string {
    const ids = this.takeAlong?.sticks.map(({ id }) => id) ?? [];
    return [...ids, download].includes(this.chosen) ? this.chosen : (ids[0] ?? download);
  }

  #forget(): void {
    this.passphrase = '';
    this.again = '';
    this.isChecked = false;
  }

  #onChanged(): void {
    if (this.takeAlong?.exporting?.kind === 'finished') this.#forget();
    this.requestUpdate();
  }

  #onCardToggled({ wished }: ChoiceToggledEvent): void {
    this.takesCard = wished;
  }

  #onCategoryToggled({ wished, value }: ChoiceToggledEvent): void {
    this.categories = takenCategories.filter((category) =>
      category === value ? wished : this.categories.includes(category),
    );
  }

  #onPassphraseChanged({ text }: TextChangedEvent): void {
    this.passphrase = text;
  }

  #onAgainChanged({ text }: TextChangedEvent): void {
    this.again = text;
  }

  #onTargetChosen({ value }: OptionChosenEvent): void {
    this.chosen = value;
  }

  async #onWrite(): Promise<void> {
    this.isChecked = true;
    if (!isLongEnough(this.passphrase) || this.passphrase !== this.again) {
      const wrong = isLongEnough(this.passphrase) ? '.again' : '.first';
      this.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
      return;
    }
    const { takeAlong, passphrase } = this;
    if (takeAlong === undefined) return;
    const choice = { card: this.takesCard, records: this.categories };
    const chosen = this.#target();
    if (chosen !== download) {
      takeAlong.startExport(choice, passphrase, chosen);
      return;
    }
    const target = await askExportTarget(window, takeAlong.fileKind);
    if (target === undefined) return;
    // The car may have moved off while the place was chosen.
    if (!takeAlong.startExport(choice, passphrase, target)) await target.abort();
  }

  #onCancel(): void {
    this.takeAlong?.cancelExport();
  }

  #onRetry(): void {
    this.takeAlong?.dismissExport();
  }

  #onLeave(): void {
    this.takeAlong?.dismissExport();
    this.dispatchEvent(new TakeAlongLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-take-along-export': TakeAlongExportElement;
  }
}
