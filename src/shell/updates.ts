import { Workbox } from 'workbox-window';
import type { Clock } from '../../platform/contract/clock.ts';
import type { LifecyclePort } from '../../platform/contract/lifecycle.ts';
import { readEraseJournal } from '../eraser/journal.ts';
import type { JournalStore } from '../eraser/journal.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { ownScript } from '../trusted-scripts/own-script.ts';
import { mayTakeOver } from './take-over.ts';
import type { TakeOverMoment } from './take-over.ts';

export interface UpdateOptions {
  readonly clock: Clock;
  readonly lifecycle: LifecyclePort;
  readonly monitor: RestrictionSource;
  /** The ledger, while it is open. */
  readonly journal: () => JournalStore | undefined;
  readonly signal: AbortSignal;
}

/** How long the app is left to itself before its files are laid in store, ms: the first screens need the machine. */
const registerAfter = 3_000;

/**
 * Keeps the app in the browser, so that it opens without its host's files, and takes a new version when the car allows
 * it. Where there are no service workers (plain http from elsewhere, a private window) the app needs its host, and
 * nobody is told.
 */
export function followUpdates(options: UpdateOptions): void {
  if (!('serviceWorker' in navigator)) return;
  const begin = (): void => whenIdle(() => void register(options));
  options.clock.after(registerAfter, begin, options.signal);
}

function whenIdle(action: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(action, { timeout: registerAfter });
  else action();
}

async function register({ lifecycle, monitor, journal, signal }: UpdateOptions): Promise<void> {
  const workbox = new Workbox(ownScript('/sw.js'));
  let ignition: TakeOverMoment['ignition'] = 'on';
  let isWaiting = false;

  const allows = (state: TakeOverMoment['journal']): boolean =>
    mayTakeOver({ ignition, driving: monitor.check().state, journal: state });
  const consider = async (): Promise<void> => {
    if (!isWaiting || !allows('empty')) return;
    // Reading the journal takes a moment, in which the car may have been started.
    if (allows(await journalState(journal()))) workbox.messageSkipWaiting();
  };

  workbox.addEventListener('waiting', ({ sw }) => {
    isWaiting = true;
    // Whichever window told it to take over, all of them go on with the new version.
    sw?.addEventListener('statechange', () => {
      if (sw.state === 'activated') lifecycle.restartApp(window.location.pathname);
    });
    void consider();
  });
  monitor.subscribe(() => void consider(), signal);
  lifecycle.subscribe((event) => {
    if (event === 'ignition-off') ignition = 'off';
    if (event === 'ignition-on') ignition = 'on';
    // The browser looks for a new version when a page opens, and a head unit's stays open for weeks.
    if (event === 'ignition-on') void workbox.update().catch(() => undefined);
    void consider();
  }, signal);

  // Refused or out of reach: this version goes on as it is, and the next start asks again.
  await workbox.register({ immediate: true }).catch(() => undefined);
}

async function journalState(journal: JournalStore | undefined): Promise<TakeOverMoment['journal']> {
  if (journal === undefined) return 'unknown';
  try {
    return (await readEraseJournal(journal)) === undefined ? 'empty' : 'erase';
  } catch {
    return 'unknown';
  }
}
