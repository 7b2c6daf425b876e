import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { styleProperty } from '../../components/base/style-property.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import { createBench } from '../../platform/emulator/bench-api.ts';
import type { Bench } from '../../platform/emulator/bench-api.ts';
import { onFault } from '../fault-log/log-fault.ts';
import { bench as words } from '../i18n/en/bench.ts';
import { AppFrame } from './app-frame.ts';
import './bench-controls.ts';
import { benchPageStyles } from './bench-page.styles.ts';
import { displays } from './displays.ts';
import type { BenchDisplay } from './displays.ts';
import './gate-list.ts';
import { addressWithPack, vehiclePacks } from './vehicle-packs.ts';

/** How many faults are shown at most; the newest first. */
const mostFaults = 20;

/** The head unit on a desk: the app in its frame, the car's controls, and everything that leaves the car. */
@customElement('gb-bench-page')
export class BenchPageElement extends LitElement {
  static override styles = benchPageStyles;

  @property({ attribute: false }) car?: EmulatedCar;
  /** The vehicle pack of the car. */
  @property() pack: string = vehiclePacks[0];

  @state() private display: BenchDisplay = displays[0];
  @state() private frameState: 'starting' | 'ready' | 'off' = 'starting';
  @state() private faults: readonly string[] = [];
  @state() private bench?: Bench;
  @state() private scale = 1;

  @query('.screen') private screenPlace?: HTMLElement;
  @query('.desk') private desk?: HTMLElement;

  #lifetime = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lifetime.abort();
  }

  protected override firstUpdated(): void {
    const { car, screenPlace, desk } = this;
    if (car === undefined || screenPlace === undefined || desk === undefined) return;
    const { signal } = this.#lifetime;
    const frame = new AppFrame(
      car,
      () => screenPlace,
      {
        onState: (frameState) => {
          this.frameState = frameState;
        },
        onFault: (code) => this.#note(code),
      },
      signal,
    );
    onFault(({ code }) => this.#note(code), signal);
    this.bench = createBench(car, frame);
    window.bench = this.bench;
    // A frame later: what is drawn here changes the height of what is observed.
    const resizes = new ResizeObserver(() => requestAnimationFrame(() => this.#fit()));
    resizes.observe(desk);
    signal.addEventListener('abort', () => resizes.disconnect());
    void frame.startApp();
  }

  protected override render(): unknown {
    const { width, height } = this.display;
    return html`<header>
        <h1>${words.title}</h1>
        <label
          >${words.display}
          <select @change=${this.#onDisplayChosen}>
            ${displays.map(({ id }) => html`<option value=${id} ?selected=${id === this.display.id}>${id}</option>`)}
          </select></label
        >
        <label
          >${words.pack}
          <select @change=${this.#onPackChosen}>
            ${vehiclePacks.map((id) => html`<option value=${id} ?selected=${id === this.pack}>${id}</option>`)}
          </select></label
        >
        <span role="status">${words.frame[this.frameState]}</span>
      </header>
      <div class="desk">
        <div
          class="unit"
          role="region"
          aria-label=${words.headUnit}
          ${styleProperty('inline-size', `${width * this.scale}px`)}
          ${styleProperty('block-size', `${height * this.scale}px`)}
        >
          <div
            class="screen"
            ${styleProperty('inline-size', `${width}px`)}
            ${styleProperty('block-size', `${height}px`)}
            ${styleProperty('transform', `scale(${this.scale})`)}
          ></div>
        </div>
      </div>
      <div class="below">
        <gb-bench-controls .car=${this.car} .bench=${this.bench}></gb-bench-controls>
        <gb-gate-list .car=${this.car}></gb-gate-list>
        <section aria-labelledby="errors">
          <h2 id="errors">${words.errors}</h2>
          ${
            this.faults.length === 0
              ? html`<p>${words.noErrors}</p>`
              : html`<ol role="alert">
                  ${this.faults.map((code) => html`<li>${code}</li>`)}
                </ol>`
          }
        </section>
      </div>`;
  }

  #fit(): void {
    this.scale = Math.min(1, (this.desk?.clientWidth ?? this.display.width) / this.display.width);
  }

  #note(code: string): void {
    this.faults = [code, ...this.faults].slice(0, mostFaults);
  }

  #onDisplayChosen(event: Event): void {
    const chosen = event.target instanceof HTMLSelectElement ? event.target.value : '';
    this.display = displays.find(({ id }) => id === chosen) ?? this.display;
    this.#fit();
  }

  /** Another pack is another car: the page starts again with it, and its address says which. */
  #onPackChosen(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    window.location.assign(addressWithPack(window.location.href, event.target.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-bench-page': BenchPageElement;
  }
}
