import type { EmulatedCar } from '../../platform/emulator/car.ts';
import { serveBridge } from '../../platform/emulator/bridge-server.ts';
import type { BenchHooks } from '../../platform/emulator/bench-api.ts';
import { frameMessageSchema } from './frame-messages.ts';

/** How long the old process of the app needs to end before a new frame may open (`facts.md`: from 2.5 s on), ms. */
const restartPause = 2_500;

/** What happens in the app's frame, for the page to show. */
export interface FrameEvents {
  /** The app is drawn, gone, or on its way. */
  readonly onState: (state: 'starting' | 'ready' | 'off') => void;
  /** Something went wrong in the app; a code without personal text. */
  readonly onFault: (code: string) => void;
}

/**
 * The app in a frame of its own process, connected to the car by a MessagePort. Dropping the frame ends the process
 * without asking the app: the nearest a page comes to a power cut.
 */
export class AppFrame implements BenchHooks {
  readonly #car: EmulatedCar;
  readonly #place: () => HTMLElement;
  readonly #events: FrameEvents;
  #frame: HTMLIFrameElement | undefined;
  #connection = new AbortController();
  #isReady: Promise<void> = Promise.resolve();
  #announce: () => void = () => undefined;

  /** `place` is where the frame goes; its listeners end with `signal`. */
  constructor(car: EmulatedCar, place: () => HTMLElement, events: FrameEvents, signal: AbortSignal) {
    this.#car = car;
    this.#place = place;
    this.#events = events;
    window.addEventListener('message', (event: MessageEvent<unknown>) => this.#onMessage(event), { signal });
    signal.addEventListener('abort', () => void this.dropApp());
  }

  async dropApp(): Promise<void> {
    this.#connection.abort();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#events.onState('off');
  }

  async startApp(route = '/'): Promise<void> {
    this.#isReady = new Promise((resolve) => {
      this.#announce = resolve;
    });
    this.#events.onState('starting');
    const frame = document.createElement('iframe');
    frame.title = 'Glovebox';
    frame.src = route;
    this.#frame = frame;
    this.#place().append(frame);
  }

  ready(): Promise<void> {
    return this.#isReady;
  }

  /** The app asked for a new process: its frame goes, and a new one comes when the old process has ended. */
  async #restart(route: string): Promise<void> {
    await this.dropApp();
    await new Promise((resolve) => setTimeout(resolve, restartPause));
    await this.startApp(route);
  }

  #onMessage(event: MessageEvent<unknown>): void {
    if (event.origin !== window.location.origin || event.source !== this.#frame?.contentWindow) return;
    const parsed = frameMessageSchema.safeParse(event.data);
    if (!parsed.success) return;
    const [port] = event.ports;
    switch (parsed.data.kind) {
      case 'glovebox-connect':
        if (port !== undefined) this.#connect(port);
        return;
      case 'glovebox-ready':
        this.#events.onState('ready');
        this.#announce();
        return;
      case 'glovebox-fault':
        return this.#events.onFault(parsed.data.code);
    }
  }

  #connect(port: MessagePort): void {
    this.#connection.abort();
    this.#connection = new AbortController();
    serveBridge(this.#car, port, (route) => void this.#restart(route), this.#connection.signal);
  }
}
