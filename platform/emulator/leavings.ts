import type { Transfer } from '../contract/services.ts';
import type { BareUsage, UsageNotes } from './usage-notes.ts';

type Leaving = (service: string, notes: UsageNotes) => BareUsage;

/** `.example` is reserved (RFC 2606): nothing here is anybody's site. */
function hostOf(service: string): string {
  return `${service}.example`;
}

const visit: Leaving = (service, notes) => {
  const page = notes.whole('page', 400) + 1;
  return {
    kind: 'visit',
    title: `Emulated page ${page} of ${service}`,
    address: `https://${hostOf(service)}/${page}`,
  };
};

const cookie: Leaving = (service, notes) => ({
  kind: 'cookie',
  host: hostOf(service),
  name: `emulated-${notes.whole('cookie', 4) + 1}`,
  value: notes.whole('cookie', 2 ** 32).toString(16),
});

const search: Leaving = (service, notes) => ({
  kind: 'search',
  query: `emulated search ${notes.whole('search', 400) + 1}`,
  provider: service,
});

const preference: Leaving = (service, notes) => ({
  kind: 'preference',
  provider: service,
  key: `emulated-setting-${notes.whole('preference', 5) + 1}`,
  value: String(notes.whole('preference', 10)),
});

const learned: Leaving = (_service, notes) => {
  const number = notes.whole('phrase', 100) + 1;
  return { kind: 'learned', phrase: `emulated phrase ${number}`, meaning: `emulated command ${number}` };
};

/** What a service leaves in the car when it has sent, by its id in the packs. The others leave nothing. */
const leavingsOf: ReadonlyMap<string, readonly [Leaving, ...Leaving[]]> = new Map([
  ['entertainment', [visit, cookie, preference]],
  ['news-weather', [visit, search, preference]],
  ['parking', [search]],
  ['store', [visit, cookie]],
  ['assistant', [learned, search]],
]);

const signsIn: ReadonlySet<string> = new Set(['entertainment', 'store']);

/** What the online services leave behind: only a transfer that the gate let out leaves anything. */
export class Leavings {
  readonly #notes: UsageNotes;
  readonly #signedIn = new Set<string>();

  constructor(notes: UsageNotes) {
    this.#notes = notes;
  }

  onSent({ service }: Transfer): void {
    const leavings = leavingsOf.get(service);
    if (leavings === undefined) return;
    const notes = this.#notes;
    if (signsIn.has(service)) this.#signIn(service);
    notes.note(notes.pick(`leaving/${service}`, leavings)(service, notes));
  }

  /** Once per service and driver. */
  #signIn(service: string): void {
    const notes = this.#notes;
    const who = `${service}/${notes.driver ?? ''}`;
    if (this.#signedIn.has(who)) return;
    this.#signedIn.add(who);
    notes.note({
      kind: 'account',
      provider: service,
      user: `emulated-${notes.whole('account', 1_000)}@${hostOf(service)}`,
      tokens: [`emulated-${notes.whole('account', 2 ** 32).toString(16)}`],
      scopes: ['emulated'],
    });
  }
}
