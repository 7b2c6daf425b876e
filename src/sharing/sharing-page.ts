import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/page/page.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import '../../components/status-item/status-item.ts';
import type { SwitchToggledEvent } from '../../components/switch/switch-toggled-event.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import type { LiveTransfer, LiveTransfers } from '../choices/live-transfers.ts';
import { policySignals } from '../choices/policy-state.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { PackService } from '../pack/service-schema.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import '../settings/ecall-row.ts';
import '../settings/setting-row.ts';
import { describeService } from './describe-service.ts';
import type { ServiceNow } from './describe-service.ts';
import './position-dialog.ts';
import './service-details.ts';
import type { ServiceDetailsElement } from './service-details.ts';
import { serviceFacts } from './service-facts.ts';
import { ecallId, groupServices, keepFirst } from './service-groups.ts';
import type { ServiceGroup } from './service-groups.ts';
import { serviceIcon } from './service-icon.ts';
import { servicesNow } from './service-overview.ts';
import { ServiceRowElement } from './service-row.ts';
import { ServiceSwitching } from './service-switching.ts';
import type { PositionAnsweredEvent } from './sharing-events.ts';
import { sharingPageStyles } from './sharing-page.styles.ts';

/**
 * Everything that may leave the car: the network, location, 112 eCall, and every service of the pack with its switch,
 * its reasons and its details. Details stand beside the list where there is room, else over it.
 */
@customElement('gb-sharing-page')
export class SharingPageElement extends LitElement {
  static override styles = [elementStyles, sharingPageStyles];

  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) choices?: ChoicesStore;
  @property({ attribute: false }) live?: LiveTransfers;
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** The service whose details are shown. */
  @state() private shownId = '';
  @query('gb-service-details') private details?: ServiceDetailsElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #switching = new ServiceSwitching(this, {
    pack: () => this.pack,
    choices: () => this.choices,
    mayWiden: () => this.#restriction.allowsNow('NO_WIDENING'),
  });

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
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) => signals.subscribe(policySignals, update, signal),
    );
  }

  protected override render(): unknown {
    const words = messages.sharing;
    const { pack, signals } = this;
    if (pack === undefined || signals === undefined) return html`<gb-page heading=${words.title}></gb-page>`;
    const services = servicesNow(pack, this.choices, signals.snapshot());
    const sending = new Map(
      (this.live?.now() ?? [])
        .filter(({ service }) => maySend(services.get(service)))
        .map((transfer) => [transfer.service, transfer]),
    );
    const shown = services.get(this.shownId);
    return html`<gb-page
        fixed
        heading=${words.title}
        @knob-backed=${this.#onBacked}
        @keydown=${this.#onKeyDown}
      >
        ${this.#sending(pack, sending)}
        <div class="panes" ?data-side=${shown !== undefined}>
          <div class="list">
            <gb-focus-group>${this.#connections(pack)}</gb-focus-group>
            ${this.#groups(pack, services, sending)}
          </div>
          ${shown === undefined ? nothing : this.#details(shown, sending.get(this.shownId))}
        </div>
      </gb-page>
      <gb-position-dialog
        service=${this.#switching.askedId}
        .texts=${pack.texts}
        .monitor=${this.monitor}
        ?locationOff=${this.choices?.state('location').requested !== true}
        @position-answered=${this.#onPositionAnswered}
      ></gb-position-dialog>`;
  }

  #sending(pack: VehiclePack, sending: ReadonlyMap<string, LiveTransfer>): unknown {
    const words = messages.sharing;
    const names = [...sending.keys()].map((id) => pack.texts.services[id]?.name ?? id);
    const text = names.length === 0 ? words.sendingNothing : words.sendingNow(names.sort());
    return html`<gb-status-item
      slot="actions"
      class="sending"
      icon="cloud-upload"
      tone=${names.length === 0 ? 'plain' : 'live'}
      text=${limitText(text, this.#restriction.current.set)}
    ></gb-status-item>`;
  }

  #connections(pack: VehiclePack): unknown {
    return html`<div class="rows">
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
      <gb-ecall-row
        .pack=${pack}
        .signals=${this.signals}
        .monitor=${this.monitor}
        @reason-requested=${this.#onEcallPressed}
      ></gb-ecall-row>
    </div>`;
  }

  #groups(
    pack: VehiclePack,
    services: ReadonlyMap<string, ServiceNow>,
    sending: ReadonlyMap<string, LiveTransfer>,
  ): unknown {
    const groups = groupServices(pack.services);
    const all = groups.flatMap((group) => group.services);
    const most = this.#restriction.current.limits.listItems;
    const kept = keepFirst(all, ({ id }) => canReduce(services.get(id)), most);
    const hidden = all.length - kept.size;
    return html`${repeat(
      groups,
      ({ kind }) => kind,
      ({ kind, services: members }) =>
        this.#group({ kind, services: members.filter((service) => kept.has(service)) }, services, sending),
    )}
    ${hidden > 0 ? html`<p class="more">${messages.records.moreWhenParked(hidden)}</p>` : nothing}`;
  }

  #group(
    { kind, services: members }: ServiceGroup,
    services: ReadonlyMap<string, ServiceNow>,
    sending: ReadonlyMap<string, LiveTransfer>,
  ): unknown {
    if (members.length === 0) return nothing;
    const { title, hint } = messages.sharing.groups[kind];
    return html`<section aria-labelledby=${kind}>
      <h2 id=${kind}>${title}</h2>
      ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
      <gb-focus-group>
        <div class="rows" @row-pressed=${this.#onRowPressed} @switch-toggled=${this.#onSwitchToggled}>
          ${repeat(
            members,
            ({ id }) => id,
            (service) => this.#row(service, services.get(service.id), sending.has(service.id)),
          )}
        </div>
      </gb-focus-group>
    </section>`;
  }

  #row(service: PackService, now: ServiceNow | undefined, isLive: boolean): unknown {
    if (now === undefined) return nothing;
    return html`<gb-service-row
      value=${service.id}
      icon=${serviceIcon(service)}
      .view=${describeService(now, messages)}
      .monitor=${this.monitor}
      ?live=${isLive}
      ?locked=${service.control === 'locked-on'}
      ?chosen=${service.id === this.shownId}
    ></gb-service-row>`;
  }

  #details(now: ServiceNow, live: LiveTransfer | undefined): unknown {
    const { id } = now.service;
    const last = this.live?.lastOf(id) ?? { sent: undefined, refused: undefined };
    return html`<gb-service-details
      heading=${now.texts.services[id]?.name ?? id}
      .facts=${serviceFacts(now, { live, last }, messages)}
      .monitor=${this.monitor}
      @details-closed=${this.#onDetailsClosed}
    ></gb-service-details>`;
  }

  #onRowPressed(event: RowPressedEvent): void {
    void this.#show(event.value);
  }

  #onEcallPressed(): void {
    void this.#show(ecallId);
  }

  async #show(id: string): Promise<void> {
    this.shownId = id;
    await this.updateComplete;
    await this.details?.updateComplete;
    if (this.shownId !== id) return;
    this.details?.focus();
    this.#rowOf(id)?.scrollIntoView({ block: 'nearest' });
  }

  async #onDetailsClosed(): Promise<void> {
    const id = this.shownId;
    this.shownId = '';
    await this.updateComplete;
    this.#rowOf(id)?.focus();
    this.#rowOf(id)?.scrollIntoView({ block: 'nearest' });
  }

  #rowOf(id: string): HTMLElement | null | undefined {
    if (id === ecallId) return this.renderRoot.querySelector('gb-ecall-row');
    return [...this.renderRoot.querySelectorAll('gb-service-row')].find(({ value }) => value === id);
  }

  #onBacked(event: Event): void {
    if (this.shownId === '' || event.defaultPrevented) return;
    event.preventDefault();
    void this.#onDetailsClosed();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onSwitchToggled(event: SwitchToggledEvent): void {
    if (event.target instanceof ServiceRowElement) {
      this.#switching.wish(event.target.value, event.wished === 'on');
    }
  }

  #onPositionAnswered(event: PositionAnsweredEvent): void {
    this.#switching.answer(event.agreed);
  }
}

/** What left a moment ago is not called sending once it was stopped: off counts from the tap. */
function maySend(now: ServiceNow | undefined): boolean {
  return now?.hindrances.length === 0 && now.state?.requested !== false;
}

/** What is on, or may be. */
function canReduce(now: ServiceNow | undefined): boolean {
  return now?.state !== undefined && now.state.reported !== false;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-sharing-page': SharingPageElement;
  }
}
