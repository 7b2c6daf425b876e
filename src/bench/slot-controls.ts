import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SourceController } from '../../components/base/source-controller.ts';
import type { ConnectedDevice } from '../../platform/contract/devices.ts';
import type { Bench } from '../../platform/emulator/bench-api.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { bench as words } from '../i18n/en/bench.ts';

/** The keys on the desk, by what `bench.key` calls them; the empty one is none. */
const keys = [
  { id: '', label: words.keys.none },
  { id: 'key-1', label: words.keys.first },
  { id: 'key-2', label: words.keys.second },
  { id: 'unknown', label: words.keys.unknown },
] as const;

/** What is put into the car by hand: its key, and USB sticks with files of the desk's own computer on them. */
@customElement('gb-slot-controls')
export class SlotControlsElement extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 12px;
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
    }

    button,
    select {
      min-block-size: 32px;
      padding-inline: 12px;
      font: inherit;
    }
  `;

  @property({ attribute: false }) car?: EmulatedCar;
  @property({ attribute: false }) bench?: Bench;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.car,
      (car, signal) =>
        car.connect(
          ({ kind }) => {
            if (kind === 'key' || kind === 'devices') this.requestUpdate();
          },
          signal,
          () => undefined,
        ),
    );
  }

  protected override render(): unknown {
    const inCar = this.#keyInCar();
    return html`<label class="line"
        >${words.key}
        <select @change=${this.#onKeyChosen}>
          ${keys.map(({ id, label }) => html`<option value=${id} .selected=${id === inCar}>${label}</option>`)}
        </select></label
      >
      <label class="line"
        >${words.plugStick} <input type="file" multiple @change=${this.#onFilesChosen}
      /></label>
      <div class="line">
        <button @click=${this.#onEmptyStick}>${words.plugEmptyStick}</button>
        ${(this.car?.slots.devices() ?? []).map((stick) => this.#stick(stick))}
      </div>`;
  }

  #stick({ id, label }: ConnectedDevice): unknown {
    return html`<button value=${id} @click=${this.#onUnplug}>${words.unplug(label, id)}</button>`;
  }

  #keyInCar(): string {
    const key = this.car?.slots.key;
    if (key?.kind === 'known') return key.id;
    return key?.kind === 'unknown' ? 'unknown' : '';
  }

  #onKeyChosen(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    void this.bench?.key(event.target.value === '' ? null : event.target.value);
  }

  /** The files are on a new stick, as they were when they were chosen. */
  async #onFilesChosen({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement)) return;
    const chosen = [...(target.files ?? [])];
    target.value = '';
    if (chosen.length === 0) return;
    const files = await Promise.all(
      chosen.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const),
    );
    await this.#plug(Object.fromEntries(files));
  }

  #onEmptyStick(): void {
    void this.#plug({});
  }

  async #plug(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
    try {
      await this.bench?.plugStick({ files });
    } catch {
      // Every socket taken, or a file's name that no stick takes. The name is personal.
      logFault({ code: 'bench/stick-not-taken' });
    }
  }

  #onUnplug({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLButtonElement) void this.bench?.unplug(currentTarget.value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-slot-controls': SlotControlsElement;
  }
}
