import type { BrowserContext } from '@playwright/test';

/** What happened on a page, by the browser's own clock: ms since the epoch with fractions, comparable over reloads. */
export type Sighting =
  /** A task that kept the main thread for longer than 50 ms. */
  | { readonly kind: 'task'; readonly at: number; readonly ms: number }
  /** Longer than 50 ms between two animation frames. */
  | { readonly kind: 'gap'; readonly at: number; readonly ms: number }
  /** A file was chosen, a hold kept to its end, the keystore destroyed keys. */
  | { readonly kind: 'file-chosen' | 'held' | 'keys-destroyed'; readonly at: number; readonly ms: 0 }
  /** First seen, in each document: a row of the list, the account of an import, the result of an erase. */
  | { readonly kind: 'row' | 'account' | 'result'; readonly at: number; readonly ms: number };

declare global {
  interface Window {
    sighted?: (sighting: Sighting) => Promise<void>;
  }
}

/** Watches every page of a context from the inside, and hears of it at once: a restart of the app loses nothing. */
export class PageWatch {
  readonly #sightings: Sighting[] = [];
  #waiting: (() => void)[] = [];

  static async of(context: BrowserContext): Promise<PageWatch> {
    const watch = new PageWatch();
    await context.exposeBinding('sighted', (_source, sighting: Sighting) => watch.#take(sighting));
    await context.addInitScript(watchInPage);
    return watch;
  }

  /** The first of its kind since `from`; waits for it as long as the test may. */
  async first(kind: Sighting['kind'], from: number): Promise<Sighting> {
    for (;;) {
      const found = this.#sightings.find((one) => one.kind === kind && one.at >= from);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The longest of a kind that began between two moments, ms; 0 when none was longer than 50. */
  longest(kind: 'task' | 'gap', from: number, to: number): number {
    return this.#sightings.reduce(
      (longest, one) =>
        one.kind === kind && one.at + one.ms >= from && one.at <= to ? Math.max(longest, one.ms) : longest,
      0,
    );
  }

  #take(sighting: Sighting): void {
    this.#sightings.push(sighting);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Runs in the page before anything else of it. */
function watchInPage(): void {
  if (window.top !== window) return;
  const origin = performance.timeOrigin;
  const tell = (kind: Sighting['kind'], at: number, ms = 0): void => {
    void window.sighted?.({ kind, at: origin + at, ms } as Sighting);
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tell('task', entry.startTime, entry.duration);
  }).observe({ type: 'longtask', buffered: true });

  addEventListener('held', () => tell('held', performance.now()), { capture: true });
  // `change` stays within its shadow root; a file input's `input` does not.
  addEventListener('input', (event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement && target.type === 'file') tell('file-chosen', performance.now());
  }, { capture: true }); // prettier-ignore
  const { fetch } = window;
  window.fetch = async (...args) => {
    const answer = await fetch(...args);
    const { body } = args[1] ?? {};
    if (typeof body === 'string' && body.includes('"call":"destroy"'))
      tell('keys-destroyed', performance.now());
    return answer;
  };

  const seen = new Set<string>();
  const inside = (...path: string[]): Element | null =>
    path.reduce<Element | null | undefined>(
      (found, selector) =>
        (found === undefined ? document : found?.shadowRoot)?.querySelector(selector) ?? null,
      undefined,
    ) ?? null;
  const page = (name: string): readonly string[] => ['gb-shell', name];
  const places = {
    row: () => inside(...page('gb-contacts-page'), 'gb-record-list', 'gb-window-list', 'gb-row'),
    account: () => inside(...page('gb-contacts-page'), 'gb-files-panel', 'gb-import-panel', 'gb-notice'),
    result: () => inside(...page('gb-erase-page'), 'gb-erase-result', 'gb-notice'),
  };
  let before = performance.now();
  const onFrame = (now: number): void => {
    if (now - before > 50) tell('gap', before, now - before);
    before = now;
    for (const [kind, find] of Object.entries(places) as [
      'row' | 'account' | 'result',
      () => Element | null,
    ][]) {
      if (find() === null) seen.delete(kind);
      else if (!seen.has(kind)) {
        seen.add(kind);
        tell(kind, performance.now(), performance.now());
      }
    }
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}
