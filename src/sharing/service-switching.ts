import type { ReactiveControllerHost } from 'lit';
import type { ChoicesStore } from '../choices/choices-store.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { switchOf } from './service-overview.ts';

export interface SwitchingSources {
  readonly pack: () => VehiclePack | undefined;
  readonly choices: () => ChoicesStore | undefined;
  /** Whether sharing may be widened at this moment. */
  readonly mayWiden: () => boolean;
}

/**
 * Brings a driver's wish for a service to the car: off at once; on only where that is allowed now, and after a yes
 * where the service sends positions. The yes holds while the screen is open.
 */
export class ServiceSwitching {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #sources: SwitchingSources;
  readonly #agreed = new Set<string>();
  #askedId = '';

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, sources: SwitchingSources) {
    this.#host = host;
    this.#sources = sources;
  }

  /** The service that waits for an answer about positions; empty when none does. */
  get askedId(): string {
    return this.#askedId;
  }

  wish(id: string, on: boolean): void {
    if (!on) return this.#request(id, false);
    if (!this.#sources.mayWiden()) return;
    const sendsPosition = this.#sources.pack()?.texts.services[id]?.position !== undefined;
    if (sendsPosition && !this.#agreed.has(id)) this.#ask(id);
    else this.#request(id, true);
  }

  /** The answer to the question about {@link askedId}. */
  answer(isAgreed: boolean): void {
    const id = this.#askedId;
    this.#ask('');
    if (!isAgreed || id === '' || !this.#sources.mayWiden()) return;
    this.#agreed.add(id);
    this.#request(id, true);
  }

  #ask(id: string): void {
    this.#askedId = id;
    this.#host.requestUpdate();
  }

  #request(id: string, on: boolean): void {
    const service = this.#sources.pack()?.services.find((candidate) => candidate.id === id);
    const switchId = service === undefined ? undefined : switchOf(service);
    if (switchId !== undefined) void this.#sources.choices()?.request(switchId, on);
  }
}
