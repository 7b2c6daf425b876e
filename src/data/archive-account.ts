import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import type { ArchiveImportState } from '../archive/data-archive.ts';
import type { OpenedArchive, OpenedCategory } from '../archive/open-archive.ts';
import type { StoredCategory } from '../archive/store-archive.ts';
import { messages } from '../i18n/messages.ts';
import { TakeAlongLeftEvent } from '../records/take-along-left-event.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';
import { ArchiveAcceptedEvent } from './archive-accepted-event.ts';

/**
 * What an archive has, category by category, before it is stored; then what became of it, until it is undone.
 *
 * @fires archive-accepted - to be stored.
 * @fires archive-undone - what came in is to go again.
 * @fires take-along-left - not wanted, or read.
 */
@customElement('gb-archive-account')
export class ArchiveAccountElement extends LitElement {
  static override styles = [elementStyles, takeAlongStyles];

  @property({ attribute: false }) state?: Extract<
    ArchiveImportState,
    { readonly kind: 'preview' | 'stored' | 'undone' }
  >;
  @property({ attribute: false }) nameOf: (category: string) => string = (category) => category;
  @property({ type: Boolean }) undoable = false;
  /** Why nothing can be stored now; empty when it can. */
  @property() blockedReason = '';

  @state() private declined: ReadonlySet<string> = new Set();

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-checkbox-row, gb-button')?.focus();
  }

  protected override render(): unknown {
    switch (this.state?.kind) {
      case 'preview':
        return this.#preview(this.state.archive);
      case 'stored':
        return this.#stored(this.state.categories);
      case 'undone':
        return this.#undone(this.state.left.map(({ id }) => this.nameOf(id)));
      case undefined:
        return nothing;
    }
  }

  #preview({ categories, unknown }: OpenedArchive): unknown {
    const [words, common] = [messages.archivePage, messages.takeAlong];
    const isReady = categories.some(({ state }) => state === 'ready');
    const isChosen = this.#chosen(categories).size > 0;
    return html`${isReady ? nothing : html`<gb-notice tone="info" text=${words.nothing}></gb-notice>`}
      <gb-focus-group label=${common.whatComes}>
        ${categories.map((one) => this.#opened(one))}
      </gb-focus-group>
      ${unknown === 0 ? nothing : html`<p class="quiet">${words.unknown(unknown)}</p>`}
      <gb-focus-group class="actions">
        <gb-button
          class="go"
          rank="primary"
          icon="check"
          blockedReason=${this.blockedReason === '' && !isChosen ? words.noneChosen : this.blockedReason}
          @button-pressed=${this.#onStore}
          >${common.store}</gb-button
        >
        ${this.#leave(common.notNow)}
      </gb-focus-group>`;
  }

  #opened({ category: { id }, state, read }: OpenedCategory): unknown {
    const words = messages.archivePage;
    if (state !== 'ready' || read === undefined)
      return html`<gb-row
        heading=${this.nameOf(id)}
        detail=${state === 'newer-version' ? words.newer : words.onlyOut}
      ></gb-row>`;
    const { unfit, incomplete, records } = read;
    const details = [
      ...(unfit.count > 0 ? [words.unfit(unfit.count, unfit.entries)] : []),
      ...(incomplete > 0 ? [words.incomplete(incomplete)] : []),
    ];
    return html`<gb-checkbox-row
      value=${id}
      ?checked=${!this.declined.has(id)}
      heading=${this.nameOf(id)}
      detail=${details.join(' ')}
      count=${messages.takeAlong.count(records.length)}
      blockedReason=${this.blockedReason}
      @choice-toggled=${this.#onToggled}
    ></gb-checkbox-row>`;
  }

  #stored(categories: readonly StoredCategory[]): unknown {
    const words = messages.archivePage;
    const isWhole = categories.every(({ ok }) => ok);
    return html`<gb-notice
        tone=${isWhole ? 'done' : 'fault'}
        text=${isWhole ? words.stored : words.storedPartly}
      ></gb-notice>
      ${categories.map(
        (one) =>
          html`<gb-row
            heading=${this.nameOf(one.category.id)}
            detail=${one.ok ? words.account(one.added.length, one.known) : words.failed[one.reason]}
          ></gb-row>`,
      )}
      ${this.#ended()}`;
  }

  #undone(left: readonly string[]): unknown {
    const words = messages.archivePage;
    return html`<gb-notice
        tone=${left.length === 0 ? 'done' : 'fault'}
        text=${left.length === 0 ? words.undone : words.undoneNot(left)}
      ></gb-notice>
      ${this.#ended()}`;
  }

  #ended(): unknown {
    const words = messages.archivePage;
    return html`${this.undoable ? html`<p class="quiet">${words.undoDetail}</p>` : nothing}
      <gb-focus-group class="actions">
        ${this.#leave(messages.takeAlong.done)}
        ${
          this.undoable
            ? html`<gb-button class="undo" blockedReason=${this.blockedReason} @button-pressed=${this.#onUndo}
                >${words.undo}</gb-button
              >`
            : nothing
        }
      </gb-focus-group>`;
  }

  #leave(text: string): unknown {
    return html`<gb-button class="leave" @button-pressed=${this.#onLeave}>${text}</gb-button>`;
  }

  #chosen(categories: readonly OpenedCategory[]): ReadonlySet<string> {
    const ready = categories.filter(({ state }) => state === 'ready').map(({ category }) => category.id);
    return new Set<string>(ready.filter((id) => !this.declined.has(id)));
  }

  #onToggled({ wished, value }: ChoiceToggledEvent): void {
    const declined = new Set(this.declined);
    if (wished) declined.delete(value);
    else declined.add(value);
    this.declined = declined;
  }

  #onStore(): void {
    if (this.state?.kind !== 'preview') return;
    this.dispatchEvent(new ArchiveAcceptedEvent(this.#chosen(this.state.archive.categories)));
  }

  #onUndo(): void {
    this.dispatchEvent(new Event('archive-undone'));
  }

  #onLeave(): void {
    this.dispatchEvent(new TakeAlongLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-archive-account': ArchiveAccountElement;
  }
}
