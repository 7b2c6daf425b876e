import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import '../../components/row/row.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './take-along-export.ts';
import './take-along-import.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';
import type { TakeAlong } from './take-along.ts';

/**
 * A profile into a file, and out of another car's. All of it waits for a parked car; what was chosen and typed stays meanwhile. What
 * is under way is found again by whoever comes back.
 */
@customElement('gb-take-along-page')
export class TakeAlongPageElement extends LitElement {
  static override styles = [
    elementStyles,
    takeAlongStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  /** Undefined while storage is closed. */
  @property({ attribute: false }) takeAlong?: TakeAlong | undefined;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private stage: 'ways' | 'out' | 'in' = 'ways';

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  #hadFocus = false;
  #shown: 'ways' | 'out' | 'in' = 'ways';

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
    if (!changed.has('takeAlong')) return;
    if (this.takeAlong?.exporting !== undefined) this.stage = 'out';
    else if (this.takeAlong?.importing !== undefined) this.stage = 'in';
  }

  /** The control that was pressed is gone with its stage: the focus goes on to the next. */
  protected override updated(): void {
    if (this.#shown === this.stage) return;
    this.#shown = this.stage;
    this.renderRoot.querySelector('gb-page')?.scrollTo(0, 0);
    if (this.#hadFocus) void this.#focusStage();
  }

  protected override render(): unknown {
    const words = messages.takeAlong;
    const headings = { ways: words.title, out: words.ways.out, in: words.ways.in } as const;
    return html`<gb-page heading=${headings[this.stage]} backHref="/drivers" backLabel=${words.back}>
      ${this.#waiting()}
      ${
        this.takeAlong === undefined
          ? html`<gb-empty icon="lock" text=${words.unavailable}></gb-empty>`
          : this.#stage()
      }
    </gb-page>`;
  }

  /** Said once at the top too: what waits is half of the screen. */
  #waiting(): unknown {
    const reason = this.#blockedReason();
    return reason === '' || this.stage === 'ways'
      ? nothing
      : html`<gb-notice slot="notices" tone="info" text=${reason}></gb-notice>`;
  }

  #blockedReason(): string {
    return messages.takeAlong.blocked[this.#restriction.current.state];
  }

  #stage(): unknown {
    const blockedReason = this.#blockedReason();
    switch (this.stage) {
      case 'ways':
        return this.#ways();
      case 'out':
        return html`<gb-take-along-export
          class="stage"
          .takeAlong=${this.takeAlong}
          blockedReason=${blockedReason}
          @take-along-left=${this.#onLeft}
        ></gb-take-along-export>`;
      case 'in':
        return html`<gb-take-along-import
          class="stage"
          .takeAlong=${this.takeAlong}
          blockedReason=${blockedReason}
          @take-along-left=${this.#onLeft}
        ></gb-take-along-import>`;
    }
  }

  #ways(): unknown {
    const words = messages.takeAlong.ways;
    return html`<gb-focus-group class="columns" label=${words.label} @row-pressed=${this.#onWayChosen}>
      <gb-row
        class="stage"
        kind="button"
        icon="outbox"
        value="out"
        heading=${words.out}
        detail=${words.outDetail}
      ></gb-row>
      <gb-row
        kind="button"
        icon="upload-file"
        value="in"
        heading=${words.in}
        detail=${words.inDetail}
      ></gb-row>
    </gb-focus-group>`;
  }

  async #focusStage(): Promise<void> {
    const next = this.renderRoot.querySelector<LitElement>('.stage');
    await next?.updateComplete;
    next?.focus();
  }

  #onWayChosen({ value }: RowPressedEvent): void {
    this.stage = value === 'out' ? 'out' : 'in';
  }

  #onLeft(): void {
    this.stage = 'ways';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-take-along-page': TakeAlongPageElement;
  }
}
