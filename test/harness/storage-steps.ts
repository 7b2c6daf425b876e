import type { Page } from 'playwright';

/**
 * Numbers every step at which a page's storage or keystore changes, so that a test can kill the browser exactly at the
 * n-th (decision 33). Runs in the page before its own code; reports through `window[binding]`, and stands still at step
 * `stopAt` (busy: only a stopped thread surely does nothing more) until the kill, or for 20 s. Counts from the first
 * step called `from` on, from the very first when that is empty.
 */
function watch(binding: string, stopAt: number, from: string): void {
  let steps = 0;
  const send: unknown = Reflect.get(globalThis, binding);
  const report = (name: string): void => {
    if (steps === 0 && from !== '' && name !== from) return;
    steps += 1;
    if (typeof send === 'function') Reflect.apply(send, globalThis, [name]);
    const until = performance.now() + 20_000;
    while (steps === stopAt && performance.now() < until);
  };
  type Around = (call: () => unknown, self: unknown, given: readonly unknown[]) => unknown;
  const wrap = (target: object, method: string, around: Around): void => {
    const original: unknown = Reflect.get(target, method);
    if (typeof original !== 'function') return;
    Reflect.set(target, method, function wrapped(this: unknown, ...given: unknown[]) {
      return around(() => Reflect.apply(original, this, given), this, given);
    });
  };

  wrap(IDBDatabase.prototype, 'transaction', (call) => {
    const made = call();
    if (made instanceof IDBTransaction && made.mode === 'readwrite') {
      const names = [...made.objectStoreNames].join('+');
      made.addEventListener('complete', () => report(`complete ${names}`));
      report(`begin ${names}`);
    }
    return made;
  });
  /** What the vault leaves readable anyway: words of its own as keys, and in a head the number of records. */
  const detailOf = (store: string, [value, key]: readonly unknown[]): string => {
    if ((store !== 'meta' && store !== 'heads') || typeof key !== 'string') return '';
    const body: unknown =
      value !== null && typeof value === 'object' ? Reflect.get(value, 'body') : undefined;
    const records = typeof body === 'string' ? /"records":(\d+)/.exec(body)?.[1] : undefined;
    return records === undefined ? ` ${key}` : ` ${key} ${records}`;
  };
  for (const method of ['put', 'add', 'delete', 'clear']) {
    wrap(IDBObjectStore.prototype, method, (call, self, given) => {
      const request = call();
      const store = self instanceof IDBObjectStore ? self.name : '';
      report(`${method} ${store}${method === 'put' ? detailOf(store, given) : ''}`);
      return request;
    });
  }

  const wrapCall = (
    target: object,
    method: string,
    nameOf: (given: readonly unknown[]) => string | undefined,
  ): void =>
    wrap(target, method, async (call, _self, given) => {
      const name = nameOf(given);
      if (name !== undefined) report(`before ${name}`);
      const answer = await call();
      if (name !== undefined) report(`after ${name}`);
      return answer;
    });
  wrapCall(globalThis, 'fetch', ([input, init]) => {
    const request = input instanceof Request ? input : undefined;
    const method: unknown =
      init !== null && typeof init === 'object' ? Reflect.get(init, 'method') : undefined;
    const address = new URL(request?.url ?? String(input), location.href);
    return (method ?? request?.method) === 'POST' ? `post ${address.pathname}` : undefined;
  });
  const buckets: unknown = Reflect.get(navigator, 'storageBuckets');
  if (buckets !== null && typeof buckets === 'object') {
    wrapCall(buckets, 'open', () => 'bucket-open');
    wrapCall(buckets, 'delete', () => 'bucket-delete');
  }
}

/** The storage steps of a page since they are watched. */
export interface StorageSteps {
  /**
   * What each step was, in order, without any stored value: `begin pages`, `put pages`, `put meta journal`,
   * `put heads contacts 200` (with the number of records), `before post /keystore`, …
   */
  readonly names: readonly string[];
  /** Settles with the step's name when the page stands at the step to stop at; never without one. */
  readonly stopped: Promise<string>;
  /** Settles when the page has told of step `number`, and has perhaps gone on since. */
  heard(number: number): Promise<void>;
}

/**
 * Watches the page's own thread (not its workers) from its next navigation on. Run once without `stopAt` to learn how many
 * steps an action has, then kill at those that {@link pickKillPoints} names. `from` leaves out what a start does, whose
 * number of steps varies: numbering begins with the first step of that name.
 */
export async function watchStorageSteps(page: Page, stopAt = 0, from = ''): Promise<StorageSteps> {
  const binding = 'gloveboxStorageStep';
  const session = await page.context().newCDPSession(page);
  const names: string[] = [];
  const waiting: { readonly number: number; readonly settle: () => void }[] = [];
  const heard = (number: number): Promise<void> =>
    new Promise((settle) => {
      if (names.length >= number) settle();
      else waiting.push({ number, settle });
    });
  const stopped = new Promise<string>((resolve) => {
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== binding) return;
      names.push(payload);
      for (const { number, settle } of waiting) if (names.length >= number) settle();
      if (names.length === stopAt) resolve(payload);
    });
  });
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Runtime.addBinding', { name: binding });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${watch.toString()})(${JSON.stringify(binding)}, ${stopAt}, ${JSON.stringify(from)})`,
  });
  return { names, stopped, heard };
}
