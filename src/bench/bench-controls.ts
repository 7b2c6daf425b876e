import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SourceController } from '../../components/base/source-controller.ts';
import type { Bench } from '../../platform/emulator/bench-api.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import { movesSomething } from '../../platform/contract/signals.ts';
import { faultNames } from '../../platform/emulator/faults.ts';
import { bench as words } from '../i18n/en/bench.ts';
import { benchControlsStyles } from './bench-controls.styles.ts';
import './slot-controls.ts';

const gears = [
  { label: 'P', value: 126 },
  { label: 'R', value: -1 },
  { label: 'N', value: 0 },
  { label: 'D', value: 127 },
] as const;

const positionPath = 'Vehicle.Cabin.DriverPosition';
const locationPath = 'Vehicle.Private.Glovebox.Location.IsSharingAllowed';

/** The car's side: what a hand on the bench does. Shows what the car says, also when a script did it. */
@customElement('gb-bench-controls')
export class BenchControlsElement extends LitElement {
  static override styles = benchControlsStyles;

  @property({ attribute: false }) car?: EmulatedCar;
  @property({ attribute: false }) bench?: Bench;

  @state() private faults: ReadonlySet<string> = new Set();
  /** The motor that something is in the way of; empty for none. */
  @state() private obstructed = '';
  @state() private hasCoverage = true;
  @state() private hasPhone = false;

  constructor() {
    super();
    new SourceController(
      this,
      () => this.car,
      (car, signal) =>
        car.connect(
          () => this.requestUpdate(),
          signal,
          () => undefined,
        ),
    );
  }

  protected override render(): unknown {
    const speed = this.#number('Vehicle.Speed');
    const gear = this.#number('Vehicle.Powertrain.Transmission.SelectedGear');
    const ignition = this.car?.get('Vehicle.LowVoltageSystemState') === 'ON';
    const isNight = this.car?.get('Vehicle.Cabin.Infotainment.HMI.DayNightMode') === 'NIGHT';
    return html`<h2>${words.controls}</h2>
      <div class="line">
        <label
          ><input type="checkbox" .checked=${ignition} @change=${this.#onIgnition} /> ${words.ignition}</label
        >
        <span role="group" aria-label=${words.gear}
          >${gears.map(
            ({ label, value }) =>
              html`<button
                aria-pressed=${gear === value ? 'true' : 'false'}
                value=${value}
                @click=${this.#onGear}
              >
                ${label}
              </button>`,
          )}</span
        >
      </div>
      <label class="line"
        >${words.speed}
        <input type="range" min="0" max="200" .value=${String(Math.round(speed))} @change=${this.#onSpeed} />
        <output>${Math.round(speed)}</output></label
      >
      <div class="line">
        <button @click=${this.#onPark}>${words.park}</button>
        <button @click=${this.#onDrive}>${words.drive}</button>
      </div>
      <div class="line">
        <label
          ><input type="checkbox" .checked=${this.hasCoverage} @change=${this.#onNetwork} />
          ${words.network}</label
        >
        <label
          ><input type="checkbox" .checked=${this.hasPhone} @change=${this.#onPhone} /> ${words.phone}</label
        >
        <label
          ><input
            type="checkbox"
            ?disabled=${this.car?.paths().includes(locationPath) !== true}
            .checked=${this.car?.get(locationPath) === true}
            @change=${this.#onLocation}
          />
          ${words.location}</label
        >
        <label><input type="checkbox" .checked=${isNight} @change=${this.#onNight} /> ${words.night}</label>
        <label
          ><input
            type="checkbox"
            .checked=${this.car?.get(positionPath) === 'RIGHT'}
            @change=${this.#onDriverPosition}
          />
          ${words.rightHandDrive}</label
        >
      </div>
      <div class="line" role="group" aria-label=${words.knob}>
        <button @click=${this.#onTurnLeft}>${words.turnLeft}</button>
        <button @click=${this.#onTurnRight}>${words.turnRight}</button>
        <button @click=${this.#onPress}>${words.press}</button>
        <button @click=${this.#onBack}>${words.back}</button>
        ${(['up', 'down', 'left', 'right'] as const).map(
          (direction) =>
            html`<button value=${direction} @click=${this.#onNudge}>${words.nudge[direction]}</button>`,
        )}
      </div>
      <gb-slot-controls .car=${this.car} .bench=${this.bench}></gb-slot-controls>
      <fieldset class="line">
        <legend>${words.faults}</legend>
        ${faultNames.map(
          (name) =>
            html`<label
              ><input
                type="checkbox"
                value=${name}
                .checked=${this.faults.has(name)}
                @change=${this.#onFault}
              />
              ${name}</label
            >`,
        )}
        <label
          >${words.obstructed}
          <select @change=${this.#onObstruction}>
            <option value="">${words.nothing}</option>
            ${this.#motors().map(
              (path) =>
                html`<option value=${path} ?selected=${path === this.obstructed}>${shortName(path)}</option>`,
            )}
          </select></label
        >
      </fieldset>
      <div class="line">
        <button @click=${this.#onPowerCut}>${words.powerCut}</button>
        <button @click=${this.#onReset}>${words.reset}</button>
      </div>`;
  }

  #number(path: string): number {
    const value = this.car?.get(path);
    return typeof value === 'number' ? value : 0;
  }

  #motors(): readonly string[] {
    return this.car?.paths().filter(movesSomething) ?? [];
  }

  #onIgnition(event: Event): void {
    this.car?.ignition(isChecked(event));
  }

  #onGear(event: Event): void {
    const gear = Number(valueOf(event));
    const isPark = gear === 126;
    this.car?.set('Vehicle.Powertrain.Transmission.SelectedGear', gear);
    this.car?.set('Vehicle.Powertrain.Transmission.IsParkLockEngaged', isPark);
  }

  #onSpeed(event: Event): void {
    const kmh = Number(valueOf(event));
    this.car?.set('Vehicle.Speed', kmh);
    this.car?.set('Vehicle.IsMoving', kmh > 0);
  }

  #onPark(): void {
    void this.car?.park();
  }

  #onDrive(): void {
    void this.car?.drive(50);
  }

  #onNetwork(event: Event): void {
    this.hasCoverage = isChecked(event);
    this.car?.network(this.hasCoverage);
  }

  #onPhone(event: Event): void {
    this.hasPhone = isChecked(event);
    this.car?.phone(this.hasPhone);
  }

  #onLocation(event: Event): void {
    this.car?.set(locationPath, isChecked(event));
  }

  #onNight(event: Event): void {
    this.car?.set('Vehicle.Cabin.Infotainment.HMI.DayNightMode', isChecked(event) ? 'NIGHT' : 'DAY');
  }

  #onDriverPosition(event: Event): void {
    this.car?.set(positionPath, isChecked(event) ? 'RIGHT' : 'LEFT');
  }

  #onTurnLeft(): void {
    this.car?.knob({ kind: 'turn', detents: -1 });
  }

  #onTurnRight(): void {
    this.car?.knob({ kind: 'turn', detents: 1 });
  }

  #onPress(): void {
    this.car?.knob({ kind: 'press' });
  }

  #onBack(): void {
    this.car?.knob({ kind: 'back' });
  }

  #onNudge(event: Event): void {
    const direction = (['up', 'down', 'left', 'right'] as const).find((known) => known === valueOf(event));
    if (direction !== undefined) this.car?.knob({ kind: 'nudge', direction });
  }

  #onFault(event: Event): void {
    const name = valueOf(event);
    const faults = new Set(this.faults);
    if (isChecked(event)) faults.add(name);
    else faults.delete(name);
    this.car?.fault(name, faults.has(name));
    this.faults = faults;
  }

  #onObstruction(event: Event): void {
    const path = event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.value : '';
    if (this.obstructed !== '') this.car?.fault(`obstructed:${this.obstructed}`, false);
    if (path !== '') this.car?.fault(`obstructed:${path}`, true);
    this.obstructed = path;
  }

  #onPowerCut(): void {
    void this.bench?.powerCut();
  }

  /** A new car has no faults. */
  #onReset(): void {
    this.faults = new Set();
    this.obstructed = '';
    void this.bench?.reset((this.car?.seed ?? 0) + 1);
  }
}

/** What tells one motor from another: `Seat.Row1.DriverSide.Position`. */
function shortName(path: string): string {
  return path.replace(/^Vehicle\.(Cabin|Chassis|Body)\./, '');
}

function isChecked(event: Event): boolean {
  return event.target instanceof HTMLInputElement && event.target.checked;
}

function valueOf(event: Event): string {
  const { currentTarget } = event;
  return currentTarget instanceof HTMLButtonElement || currentTarget instanceof HTMLInputElement
    ? currentTarget.value
    : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-bench-controls': BenchControlsElement;
  }
}
