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
import '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import { NewPassphrase } from '../records/new-passphrase.ts';
import { TargetChoice } from '../records/target-choice.ts';
import type { WriteEnd } from '../records/write-pieces.ts';
import { takenCategories } from './profile-file/profile-content.ts';
import type { TakenCategory } from './profile-file/profile-content.ts';
import { TakeAlongLeftEvent } from '../records/take-along-left-event.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';
import type { TakeAlong } from './take-along.ts';

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

  readonly #passphrase = new NewPassphrase(this);
  readonly #target = new TargetChoice(this, () => this.takeAlong?.sticks ?? []);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.takeAlong,
      (takeAlong, signal) => takeAlong.subscribe(() => this.#onChanged(), signal),
    );
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
      <section>
        ${this.#passphrase.render(this.blockedReason)}
        <h2>${messages.takeAlong.where}</h2>
        ${this.#target.render(this.blockedReason)}${this.#actions()}
      </section>
    </div>`;
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

  #onChanged(): void {
    if (this.takeAlong?.exporting?.kind === 'finished') this.#passphrase.forget();
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

  async #onWrite(): Promise<void> {
    const passphrase = this.#passphrase.accept();
    const { takeAlong } = this;
    if (takeAlong === undefined || passphrase === undefined) return;
    const choice = { card: this.takesCard, records: this.categories };
    await this.#target.write(takeAlong.fileKind, (to) => takeAlong.startExport(choice, passphrase, to));
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
