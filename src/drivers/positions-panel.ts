import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import '../../components/undo-bar/undo-bar.ts';
import { formatList, formatNumber } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { CopySource, PositionsSource } from './comfort-sources.ts';
import { functionName, waitsForParked } from './comfort-words.ts';
import type { PositionResult } from './comfort/positions.ts';
import './copy-panel.ts';
import type { CopyWantedEvent } from './copy-wanted-event.ts';
import type { PositionActEvent } from './position-act-event.ts';
import './position-name.ts';
import type { PositionNamedEvent } from './position-named-event.ts';
import './position-row.ts';

type Outcome = Extract<PositionResult, { ok: false }>['reason'] | 'not-set' | '';

/** The driver's stored positions: set one, store the present one, and what has changed since. */
@customElement('gb-positions-panel')
export class PositionsPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-3);
        padding-block: var(--gb-space-3);
      }

      .changed {
        display: grid;
        gap: var(--gb-space-2);
        margin-block-end: var(--gb-space-3);
        padding: var(--gb-space-3) var(--gb-space-4);
        border-radius: var(--gb-radius);
        background: var(--gb-color-surface);
      }

      .changed .acts {
        padding-block: 0;
      }

      .detail {
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        overflow-wrap: anywhere;
      }

      gb-notice,
      .none {
        margin: var(--gb-space-2) 0 var(--gb-space-3);
        color: var(--gb-color-text-secondary);
      }

      gb-undo-bar {
        margin-block-end: var(--gb-space-3);
      }
    `,
  ];

  @property({ attribute: false }) positions?: PositionsSource;
  @property({ attribute: false }) drivers: readonly CopySource[] = [];
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ type: Boolean }) guest = false;

  /** The position that is getting a name: its id, `new`, or nothing. */
  @state() private naming: { readonly id: string | undefined; readonly name: string } | undefined;
  @state() private isCopying = false;
  @state() private outcome: Outcome = '';
  @state() private done = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.positions,
      (positions, signal) => positions.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const words = messages.comfort;
    const { positions } = this;
    if (positions === undefined)
      return html`<gb-notice text=${this.guest ? words.guest : words.closed}></gb-notice>`;
    if (!positions.isOpen) return html`<gb-progress label=${words.loading}></gb-progress>`;
    return html`${this.guest ? html`<gb-notice text=${words.guest}></gb-notice>` : nothing} ${this.#told()}
      ${this.#undo(positions)} ${this.#changed(positions)}
      ${positions.all.length === 0 ? html`<p class="none">${words.noPositions}</p>` : nothing}
      <gb-focus-group label=${words.positions} @position-act=${this.#onActed}>
        ${repeat(
          positions.all,
          ({ id }) => id,
          (position) =>
            html`<gb-position-row
              data-id=${position.id}
              .position=${position}
              ?active=${positions.active?.id === position.id}
            ></gb-position-row>`,
        )}
      </gb-focus-group>
      ${this.#storing(positions)} ${this.#copying()}`;
  }

  #told(): unknown {
    const words = messages.comfort;
    if (this.outcome === 'not-set')
      return html`<gb-notice tone="caution" text=${words.notSet} detail=${this.#waits}></gb-notice>`;
    // A name that is taken is told at the field.
    if (this.outcome !== '' && !(this.outcome === 'name-taken' && this.naming !== undefined))
      return html`<gb-notice tone="caution" text=${words.failures[this.outcome]}></gb-notice>`;
    return this.done === '' ? nothing : html`<gb-notice text=${this.done}></gb-notice>`;
  }

  #undo({ undoable }: PositionsSource): unknown {
    if (undoable === undefined) return nothing;
    const words = messages.comfort;
    return html`<gb-undo-bar
      message=${words.removed(undoable.name === '' ? words.usual : undoable.name)}
      action=${words.undo}
      .secondsLeft=${undoable.secondsLeft}
      secondsText=${formatNumber(undoable.secondsLeft)}
      @undo-requested=${this.#onUndone}
    ></gb-undo-bar>`;
  }

  #changed(positions: PositionsSource): unknown {
    const words = messages.comfort;
    const changed = positions.differences();
    if (positions.active === undefined || changed.length === 0) return nothing;
    const name = positions.active.name === '' ? words.usual : positions.active.name;
    return html`<div class="changed">
      <div role="status">${words.changedSince(words.changed(changed.length), name)}</div>
      <div class="detail">${formatList(changed.map(({ function: comfort }) => functionName(comfort)))}</div>
      <gb-focus-group class="acts">
        <gb-button class="keep" @button-pressed=${this.#onKept}>${words.keep}</gb-button>
        <gb-button class="put-back" icon="undo" @button-pressed=${this.#onPutBack}
          >${words.putBack}</gb-button
        >
      </gb-focus-group>
    </div>`;
  }

  #storing({ all }: PositionsSource): unknown {
    const words = messages.comfort;
    if (this.naming !== undefined) {
      return html`<gb-focus-group>
        <gb-position-name
          .name=${this.naming.name}
          error=${this.outcome === 'name-taken' ? words.failures[this.outcome] : ''}
          blockedReason=${this.#typingBlocked}
          @position-named=${this.#onNamed}
          @position-name-cancelled=${this.#onNameCancelled}
        ></gb-position-name>
      </gb-focus-group>`;
    }
    const hasUsual = all.some(({ name }) => name === '');
    return html`<gb-focus-group class="acts">
      ${
        hasUsual
          ? nothing
          : html`<gb-button class="store-usual" rank="primary" @button-pressed=${this.#onUsualStored}
              >${words.storeUsual}</gb-button
            >`
      }
      <gb-button class="store-new" icon="add" @button-pressed=${this.#onNewWanted}
        >${words.storeNew}</gb-button
      >
      ${
        this.drivers.length === 0
          ? nothing
          : html`<gb-button
              class="copy"
              expanded=${this.isCopying ? 'true' : 'false'}
              @button-pressed=${this.#onCopyToggled}
              >${words.copy}</gb-button
            >`
      }
    </gb-focus-group>`;
  }

  #copying(): unknown {
    if (!this.isCopying) return nothing;
    return html`<gb-focus-group>
      <gb-copy-panel .drivers=${this.drivers} @copy-wanted=${this.#onCopyWanted}></gb-copy-panel>
    </gb-focus-group>`;
  }

  get #waits(): string {
    return waitsForParked(this.#restriction.current.state);
  }

  get #typingBlocked(): string {
    if (!this.#restriction.restricts('NO_KEYBOARD')) return '';
    const words = messages.comfort.typingBlocked;
    return this.#restriction.current.state === 'moving' ? words.moving : words.unknown;
  }

  async #tell(work: Promise<PositionResult> | undefined, done = messages.comfort.storedIt): Promise<boolean> {
    const result = await work;
    if (result === undefined) return false;
    this.outcome = result.ok ? '' : result.reason;
    this.done = result.ok ? done : '';
    return result.ok;
  }

  #tellSet(isSet: boolean | undefined): void {
    this.outcome = isSet === false ? 'not-set' : '';
    this.done = '';
  }

  #onActed({ id, act }: PositionActEvent): void {
    const { positions } = this;
    const position = positions?.all.find((each) => each.id === id);
    if (positions === undefined || position === undefined) return;
    if (act === 'recall') this.#tellSet(positions.recall(id));
    else if (act === 'rename') this.naming = { id, name: position.name };
    else if (act === 'remove') void this.#tell(positions.remove(id), '');
    else void this.#tell(positions.store(position.name, id));
  }

  #onUndone(): void {
    void this.#tell(this.positions?.undoRemove(), '');
  }

  #onKept(): void {
    void this.#tell(this.positions?.keep());
  }

  #onPutBack(): void {
    this.#tellSet(this.positions?.putBack());
  }

  #onUsualStored(): void {
    void this.#tell(this.positions?.store(''));
  }

  #onNewWanted(): void {
    this.outcome = '';
    this.naming = { id: undefined, name: '' };
  }

  async #onNamed({ name }: PositionNamedEvent): Promise<void> {
    const id = this.naming?.id;
    const work = id === undefined ? this.positions?.store(name) : this.positions?.rename(id, name);
    if (await this.#tell(work)) this.naming = undefined;
  }

  #onNameCancelled(): void {
    this.naming = undefined;
    this.outcome = '';
  }

  #onCopyToggled(): void {
    this.isCopying = !this.isCopying;
  }

  async #onCopyWanted({ bucket, groups }: CopyWantedEvent): Promise<void> {
    if (await this.#tell(this.positions?.copyFrom(bucket, groups), messages.comfort.copied))
      this.isCopying = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-positions-panel': PositionsPanelElement;
  }
}
