import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SourceController } from '../../components/base/source-controller.ts';
import { messages } from '../i18n/messages.ts';
import type { DeskResult } from '../session/desk-result.ts';
import type { Desk } from './desk.ts';
import { deskProblem, pinWait, unanswered } from './desk-problem.ts';

/**
 * What every part of these screens does with the desk: draws anew when it tells, asks it one thing at a time, keeps what
 * went wrong last, and counts down while no secret may be tried.
 */
export class DeskController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #desk: () => Desk | undefined;
  #lifetime = new AbortController();
  #isBusy = false;
  #problem = '';
  #waitMs = 0;

  /** `desk` reads the property that holds it. */
  constructor(host: ReactiveControllerHost, desk: () => Desk | undefined) {
    this.#host = host;
    this.#desk = desk;
    host.addController(this);
    new SourceController(host, desk, (source, signal) =>
      source.subscribe(() => host.requestUpdate(), signal),
    );
  }

  /** What went wrong last; empty when nothing did. */
  get problem(): string {
    return this.#waitMs > 0 ? pinWait(this.#waitMs) : this.#problem;
  }

  /** Why nothing else can be asked now; empty when it can. */
  get busyReason(): string {
    return this.#isBusy ? messages.drivers.busy : '';
  }

  /** Why no secret can be tried now; empty when it can. */
  get waitReason(): string {
    return this.#waitMs > 0 ? pinWait(this.#waitMs) : '';
  }

  /** Asks the desk; the result is undefined where there is none, or where it is still busy with the last thing asked. */
  async ask(work: (desk: Desk) => Promise<DeskResult>): Promise<DeskResult | undefined> {
    const desk = this.#desk();
    if (desk === undefined || this.#isBusy) return undefined;
    const { signal } = this.#lifetime;
    this.#isBusy = true;
    this.forget();
    const result = await work(desk).catch(unanswered);
    this.#isBusy = false;
    if (!result.ok && !signal.aborted) this.#note(result, desk, signal);
    this.#host.requestUpdate();
    return result;
  }

  /** Takes what went wrong off the screen; a wait goes on. */
  forget(): void {
    this.#problem = '';
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#lifetime = new AbortController();
  }

  hostDisconnected(): void {
    this.#lifetime.abort();
    this.#waitMs = 0;
    this.#problem = '';
  }

  #note(failure: Extract<DeskResult, { readonly ok: false }>, desk: Desk, signal: AbortSignal): void {
    const { reason, waitMs = 0 } = failure;
    if (reason !== 'waiting') {
      this.#problem = deskProblem(failure);
      return;
    }
    desk.countDown(
      waitMs,
      (left) => {
        this.#waitMs = left;
        this.#host.requestUpdate();
      },
      signal,
    );
  }
}
