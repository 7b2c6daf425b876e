/**
 * The one logger. Takes a code and, at most, names and numbers that cannot be personal; never a message, a record,
 * a file name or an error object, whose text may quote what a driver typed.
 */
export interface Fault {
  /** Where and what, in the code's own words: `vault/page-unreadable`. */
  readonly code: `${string}/${string}`;
  /** Counts, ids and closed words only. */
  readonly detail?: Readonly<Record<string, number | boolean | FaultWord>>;
}

declare const faultWord: unique symbol;
/** A string known not to be personal: a code, a category id, a class name. Make one with {@link word}. */
export type FaultWord = string & { readonly [faultWord]: true };

/** Lets a short identifier through and redacts anything else (spaces, letters beyond ASCII, @, longer than 40). */
export function word(text: string): FaultWord {
  return (/^[A-Za-z0-9_./:-]{1,40}$/.test(text) ? text : 'redacted') as FaultWord;
}

type Listener = (fault: Fault) => void;
const listeners = new Set<Listener>();

export function logFault(fault: Fault): void {
  console.error(`glovebox ${fault.code}`, fault.detail ?? '');
  for (const listener of listeners) listener(fault);
}

/** For the emulator's page, which shows faults as they happen. */
export function onFault(listener: Listener, signal: AbortSignal): void {
  if (signal.aborted) return;
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}

/** Logs what nothing caught: the error's class only. */
export function watchUncaught(target: Window): void {
  const report = (error: unknown): void =>
    logFault({
      code: 'app/uncaught',
      detail: { name: word(error instanceof Error ? error.name : typeof error) },
    });
  target.addEventListener('error', (event) => report(event.error));
  target.addEventListener('unhandledrejection', (event) => report(event.reason));
}
