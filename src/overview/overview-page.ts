import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/empty/empty.ts';
import '../../components/figure/figure.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/page/page.ts';
import '../../components/row/row.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import type { LiveTransfer, LiveTransfers } from '../choices/live-transfers.ts';
import { formatNumber } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import '../settings/ecall-row.ts';
import '../settings/setting-row.ts';
import { sumByCategory } from '../records/stored-counts.ts';
import type { CategoryRoutes, StoredCount, StoredHead } from '../records/stored-counts.ts';

/**
 * The first screen: what the car keeps, what is leaving it now, the network, and 112 eCall. Readable in one glance;
 * each figure leads to its section.
 */
@customElement('gb-overview-page')
export class OverviewPageElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }

      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--gb-space-4) var(--gb-space-5);
        align-items: start;
      }

      @media (min-width: 1101px) {
        .columns {
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        }
      }

      @media (min-width: 1500px) {
        .columns {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }

      h2 {
        margin: 0 0 var(--gb-space-2);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        font-weight: var(--gb-weight);
      }

      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(240 * var(--dp))), 1fr));
        gap: var(--gb-space-3);
      }

      /* Figures in one line each, so that what is leaving comes into view without scrolling. */
      @media (max-height: 600px) {
        gb-figure::part(base) {
          flex-flow: row wrap;
          align-items: baseline;
          column-gap: var(--gb-space-3);
          min-block-size: var(--gb-touch);
          padding-block: var(--gb-space-2);
        }
      }

      section + section {
        margin-block-start: var(--gb-space-4);
      }
    `,
  ];

  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) choices?: ChoicesStore;
  @property({ attribute: false }) live?: LiveTransfers;
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** Where a category has a screen of its own; the others lead to *My data*. */
  @property({ attribute: false }) routes: CategoryRoutes = {};
  /** Asks the vault what it holds; undefined while it is closed. */
  @property({ attribute: false }) inventory?: () => Promise<readonly StoredHead[]>;

  @state() private counts: readonly StoredCount[] | undefined;

  constructor() {
    super();
    const update = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.live,
      (live, signal) => live.subscribe(update, signal),
    );
    new SourceController(
      this,
      () => this.choices,
      (choices, signal) => choices.subscribe(update, signal),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('inventory')) void this.#count();
  }

  protected override render(): unknown {
    const words = messages.overview;
    return html`<gb-page bare heading=${words.title}>
      <div class="columns">
        <div>
          <section aria-labelledby="keeps">
            <h2 id="keeps">${words.keeps}</h2>
            <gb-focus-group>${this.#figures()}</gb-focus-group>
          </section>
          <section aria-labelledby="leaving">
            <h2 id="leaving">${words.leaving}</h2>
            <gb-focus-group>${this.#transfers()}</gb-focus-group>
          </section>
        </div>
        <gb-focus-group>
          <gb-setting-row
            icon="cell-tower"
            .texts=${messages.settings.network}
            .choices=${this.choices}
            .monitor=${this.monitor}
            .switchId=${'network'}
          ></gb-setting-row>
          <gb-setting-row
            icon="location-on"
            .texts=${messages.settings.location}
            .choices=${this.choices}
            .monitor=${this.monitor}
            .switchId=${'location'}
          ></gb-setting-row>
          <gb-ecall-row .pack=${this.pack} .signals=${this.signals} .monitor=${this.monitor}></gb-ecall-row>
          <gb-row kind="link" icon="info" href="/about" heading=${messages.data.about}></gb-row>
        </gb-focus-group>
      </div>
    </gb-page>`;
  }

  #figures(): unknown {
    const words = messages.overview;
    if (this.counts === undefined) return nothing;
    if (this.counts.length === 0)
      return html`<gb-row
        kind="link"
        icon="folder-open"
        href="/data"
        heading=${words.nothingStored}
      ></gb-row>`;
    return html`<div class="figures">
      ${repeat(
        this.counts,
        (count) => count.category,
        (count) =>
          html`<gb-figure
            value=${count.records === undefined ? '' : formatNumber(count.records)}
            label=${count.records === undefined ? `${this.#name(count.category)}: ${words.unreadable}` : this.#name(count.category)}
            href=${this.routes[count.category] ?? '/data'}
          ></gb-figure>`,
      )}
    </div>`;
  }

  #transfers(): unknown {
    const words = messages.overview;
    const sent = this.live?.now() ?? [];
    const isOff = this.choices?.state('network').reported === false;
    if (sent.length === 0)
      return html`<gb-row
        kind="link"
        icon="outbox"
        href="/sharing"
        heading=${isOff ? words.leavingOff : words.leavingNothing}
      ></gb-row>`;
    return html`<div aria-live="off">
      ${repeat(
        sent,
        (transfer) => transfer.service,
        (transfer) => this.#transfer(transfer),
      )}
    </div>`;
  }

  #transfer(transfer: LiveTransfer): unknown {
    const words = messages.overview;
    const service = this.pack?.texts.services[transfer.service];
    const recipient = this.pack?.texts.recipients[transfer.recipient ?? '']?.name ?? '';
    const amount =
      transfer.bytes === undefined
        ? words.amountUnknown(transfer.times)
        : words.amount(transfer.bytes, transfer.times);
    return html`<gb-row
      kind="link"
      href="/sharing"
      heading=${service?.name ?? transfer.service}
      detail=${words.sent(
        transfer.groups.map((group) => messages.settings.groups[group]),
        recipient,
      )}
      >${amount}. ${messages.settings.path[transfer.connection]}</gb-row
    >`;
  }

  #name(category: string): string {
    return this.pack?.texts.categories[category]?.name ?? category;
  }

  async #count(): Promise<void> {
    this.counts = this.inventory === undefined ? undefined : sumByCategory(await this.inventory());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-overview-page': OverviewPageElement;
  }
}
