import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/nav-link/nav-link.ts';
import '../../components/notice/notice.ts';
import '../../components/button/button.ts';
import { carSwitches } from '../../platform/contract/service-definition.ts';
import type { CarSwitch } from '../../platform/contract/service-definition.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { messages } from '../i18n/messages.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { ShownDriver } from './driver-item.ts';
import type { Location, Route } from './router.ts';
import { Router } from './router.ts';
import { shellStyles } from './shell.styles.ts';
import './status-bar.ts';

const ecallPath = 'Vehicle.Private.Glovebox.ECall.State';

/** Something the whole app has to say, whatever the page: the vault is closed, another window erases. */
export interface ShellNotice {
  readonly tone: 'info' | 'caution' | 'fault';
  readonly text: string;
}

/** The frame: status bar, destinations, and the page that is open. Knows no destination: the routes are handed in. */
@customElement('gb-shell')
export class ShellElement extends LitElement {
  static override styles = [elementStyles, shellStyles];

  @property({ attribute: false }) routes?: readonly [Route, ...Route[]];
  @property({ attribute: false }) signals?: SignalsPort;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) notices: readonly ShellNotice[] = [];
  /** The car-wide switches this car has. */
  @property({ attribute: false }) switches: readonly CarSwitch[] = carSwitches;
  /** Who drives; undefined while storage is closed. */
  @property({ attribute: false }) driver?: ShownDriver | undefined;
  /** Changes when every page has to be drawn anew: another language, storage opened. */
  @property({ attribute: false }) generation = 0;

  @state() private location?: Location;
  @state() private page: 'loading' | 'ready' | 'failed' = 'loading';

  #router?: Router;
  #lifetime = new AbortController();
  /** The focus was in the page that is being replaced: the next one gets it. */
  #owesFocus = false;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.signals,
      (signals, signal) => signals.subscribe([ecallPath], () => this.requestUpdate(), signal),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lifetime = new AbortController();
    if (this.routes === undefined) return;
    this.#router = new Router(
      this.routes,
      window,
      (location) => this.#onMoved(location),
      this.#lifetime.signal,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lifetime.abort();
  }

  /** Opens a destination. */
  go(path: string): void {
    this.#router?.go(path);
  }

  /** One level up; from a destination to the first one, and nowhere from there. */
  back(): void {
    const route = this.location?.route;
    if (route !== this.routes?.[0]) this.go(route?.parent ?? '/');
  }

  protected override willUpdate(): void {
    this.#owesFocus ||= this.renderRoot.querySelector('.page')?.contains(this.#focused()) === true;
  }

  /** Focus is never lost with a page: the next one takes it, or else the way to it. */
  protected override updated(): void {
    if (this.#focused() !== null) this.#owesFocus = false;
    else if (this.#owesFocus && this.page !== 'loading') void this.#giveFocus();
  }

  protected override render(): unknown {
    const words = messages.shell;
    // The destinations come first: where a knob that is turned for the first time begins.
    return html`<nav aria-label=${words.navigation}>
        <gb-focus-group>${this.#destinations().map((route) => this.#link(route))}</gb-focus-group>
      </nav>
      ${keyed(
        this.generation,
        html`<gb-status-bar
          role="region"
          aria-label=${words.statusBar}
          .signals=${this.signals}
          .switches=${this.switches}
          .monitor=${this.monitor}
          .driver=${this.driver}
        ></gb-status-bar>`,
      )}
      <main>
        <div class="notices">${this.#notices()}</div>
        <div class="page">${keyed(`${this.generation} ${this.location?.route.path}`, this.#page())}</div>
      </main>`;
  }

  #destinations(): readonly Route[] {
    return this.routes?.filter(({ parent }) => parent === undefined) ?? [];
  }

  #link(route: Route): unknown {
    const shown = this.location?.route;
    return html`<gb-nav-link
      icon=${route.icon}
      label=${route.label()}
      href=${route.path}
      ?current=${route.path === (shown?.parent ?? shown?.path)}
    ></gb-nav-link>`;
  }

  #focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  async #giveFocus(): Promise<void> {
    this.#owesFocus = false;
    const page = this.renderRoot.querySelector('.page > *');
    if (page instanceof LitElement) await page.updateComplete;
    if (this.#focused() !== null) return;
    if (page instanceof HTMLElement) page.focus();
    if (this.#focused() === null) this.renderRoot.querySelector<HTMLElement>('gb-nav-link[current]')?.focus();
  }

  #notices(): unknown {
    const own: ShellNotice[] = [];
    if (this.signals?.snapshot().get(ecallPath)?.value === 'FAULT') {
      own.push({ tone: 'fault', text: messages.shell.ecallFault });
    }
    if (this.location?.isUnknown === true) own.push({ tone: 'info', text: messages.shell.unknownRoute });
    return [...own, ...this.notices].map(
      (notice) => html`<gb-notice tone=${notice.tone} text=${notice.text}></gb-notice>`,
    );
  }

  #page(): unknown {
    switch (this.page) {
      case 'loading':
        return nothing;
      case 'ready':
        return this.location?.route.render();
      case 'failed':
        return html`<gb-empty icon="error" text=${messages.shell.pageFailed}>
          <gb-focus-group>
            <gb-button @button-pressed=${this.#onRetry}>${messages.shell.retry}</gb-button>
          </gb-focus-group>
        </gb-empty>`;
    }
  }

  #onMoved(location: Location): void {
    this.location = location;
    this.page = 'loading';
    location.route.load().then(
      () => this.#onLoaded(location, 'ready'),
      () => {
        logFault({ code: 'shell/page-failed' });
        this.#onLoaded(location, 'failed');
      },
    );
  }

  #onLoaded(location: Location, page: 'ready' | 'failed'): void {
    if (location === this.location) this.page = page;
  }

  #onRetry(): void {
    if (this.location !== undefined) this.#onMoved(this.location);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-shell': ShellElement;
  }
}
