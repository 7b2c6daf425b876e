/** Held shared by every window's vault for its life; an erase takes it away. */
const vaultLock = 'glovebox-vault';
const keysLock = 'glovebox-keys';
const windowLock = 'glovebox-window/';

/**
 * One alias changes at a time, in all windows: between wrapping a keyring and storing it, the new alias is named by no
 * keyring yet, and a starting window would destroy it as an orphan. Never take a category's lock inside.
 */
export function withKeysLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(keysLock, work);
}

/** One writer of a category at a time, in all windows. */
export function withCategoryLock<T>(bucket: string, category: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`glovebox-write/${bucket}/${category}`, work);
}

export interface HeldLock {
  release(): void;
  /** Resolves when the lock is gone: `released` by its holder, `taken` by an erase. */
  readonly ended: Promise<'released' | 'taken'>;
}

function hold(name: string, options: LockOptions): Promise<HeldLock | undefined> {
  return new Promise((resolve) => {
    let release = (): void => {};
    const held = new Promise<'released'>((done) => {
      release = () => done('released');
    });
    const ended: Promise<'released' | 'taken'> = navigator.locks
      .request(name, options, () => {
        resolve({ release, ended });
        return held;
      })
      .catch(() => {
        resolve(undefined);
        return 'taken' as const;
      });
  });
}

/** Undefined when `signal` aborted first: an erase is holding the vault. */
export function holdVault(signal: AbortSignal): Promise<HeldLock | undefined> {
  return hold(vaultLock, { mode: 'shared', signal });
}

/** Whether another window has the vault open. For who holds it. */
export async function hasOtherWindows(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name === vaultLock).length > 1;
}

/** Takes the vault from every window (their vaults close themselves) and keeps it until released. For an erase. */
export function seizeVault(): Promise<HeldLock | undefined> {
  return hold(vaultLock, { mode: 'exclusive', steal: true });
}

/** Makes this window visible to the others as alive, under a random id. */
export function holdWindow(window: string): Promise<HeldLock | undefined> {
  return hold(windowLock + window, { mode: 'exclusive' });
}

/** The ids of the windows that are alive. */
export async function liveWindows(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(windowLock) ? [name.slice(windowLock.length)] : [])),
  );
}
