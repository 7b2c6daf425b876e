import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import '../../components/progress/progress.ts';
import '../../components/row/row.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import type { DataArchive } from '../archive/data-archive.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import './archive-export.ts';
import './archive-import.ts';

/**
 * Everything of who drives into a file, and back. All of it waits for a parked car; what was chosen and typed stays meanwhile. What is
 * under way is found again by whoever comes back.
 */
@customElement('gb-archive-page')
export class ArchivePageElement extends LitElement {
  static override styles = [
    elementStyles,
    takeAlongStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  /** Undefined while storage is closed, or a PIN locks it. */
  @property({ attribute: false }) open?: (() => Promise<DataArchive>) | undefined;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** Of the page in the file. */
  @property() language = 'en';
  /** Why there is nothing to open. */
  @property() closedReason = '';

  @state() private stage: 'ways' | 'out' | 'in' = 'ways';
  @state() private archive: DataArchive | undefined;
  @state() private isFailed = false;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  #shown: 'ways' | 'out' | 'in' = 'ways';
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
    if (changed.has('open')) void this.#load();
  }

  /** The control that was pressed is gone with its stage: the focus goes on to the next. */
  protected override updated(): void {
    if (this.#shown === this.stage) return;
    this.#shown = this.stage;
    this.renderRoot.querySelector('gb-page')?.scrollTo(0, 0);
    if (this.#hadFocus) void this.#focusStage();
  }

  protected override render(): unknown {
    const words = messages.archivePage;
    const headings = { ways: words.title, out: words.out, in: words.in } as const;
    const reason = this.#blockedReason();
    return html`<gb-page heading=${headings[this.stage]} backHref="/data" backLabel=${messages.data.back}>
      ${
        reason === '' || this.stage === 'ways'
          ? nothing
          : html`<gb-notice slot="notices" tone="info" text=${reason}></gb-notice>`
      }
      ${this.#content()}
    </gb-page>`;
  }

  #content(): unknown {
    const words = messages.archivePage;
    if (this.open === undefined)
      return html`<gb-empty
        icon="lock"
        text=${this.closedReason || messages.takeAlong.unavailable}
      ></gb-empty>`;
    if (this.isFailed) return html`<gb-notice tone="fault" text=${words.notOpened}></gb-notice>`;
    if (this.archive === undefined) return html`<gb-progress label=${words.opening}></gb-progress>`;
    return this.#stage();
  }

  #blockedReason(): string {
    return messages.takeAlong.blocked[this.#restriction.current.state];
  }

  #nameOf = (category: string): string => this.pack?.texts.categories[category]?.name ?? category;

  #stage(): unknown {
    switch (this.stage) {
      case 'ways':
        return this.#ways();
      case 'out':
        return html`<gb-archive-export
          class="stage"
          .archive=${this.archive}
          .nameOf=${this.#nameOf}
          language=${this.language}
          blockedReason=${this.#blockedReason()}
          @take-along-left=${this.#onLeft}
        ></gb-archive-export>`;
      case 'in':
        return html`<gb-archive-import
          class="stage"
          .archive=${this.archive}
          .nameOf=${this.#nameOf}
          blockedReason=${this.#blockedReason()}
          @take-along-left=${this.#onLeft}
        ></gb-archive-import>`;
    }
  }

  #ways(): unknown {
    const words = messages.archivePage;
    return html`<gb-focus-group class="columns" label=${words.title} @row-pressed=${this.#onWayChosen}>
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

  async #load(): Promise<void> {
    const { open } = this;
    this.archive = undefined;
    this.isFailed = false;
    try {
      const archive = await open?.();
      if (open !== this.open) return;
      this.archive = archive;
      if (archive?.exporting !== undefined) this.stage = 'out';
      else if (archive?.importing !== undefined) this.stage = 'in';
    } catch {
      // Its part of the app did not come.
      if (open === this.open) this.isFailed = true;
    }
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
    'gb-archive-page': ArchivePageElement;
  }
}
