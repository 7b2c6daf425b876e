import type { AnySignalValue, SignalPath, SignalValue } from '../contract/signals.ts';

export type SignalValues = { readonly [P in SignalPath]?: SignalValue<P> };

/** The car's actual values. A path that holds undefined exists and is unavailable. Each change is reported at once. */
export class CarSignals {
  readonly #values: Map<SignalPath, AnySignalValue | undefined>;
  readonly #report: (paths: readonly SignalPath[]) => void;

  constructor(
    start: Iterable<readonly [SignalPath, AnySignalValue | undefined]>,
    report: (paths: readonly SignalPath[]) => void,
  ) {
    this.#values = new Map(start);
    this.#report = report;
  }

  has(path: string): path is SignalPath {
    return this.#values.has(path as SignalPath);
  }

  paths(): readonly SignalPath[] {
    return [...this.#values.keys()];
  }

  get<P extends SignalPath>(path: P): SignalValue<P> | undefined {
    // Whatever is set was checked against the path's type.
    return this.#values.get(path) as SignalValue<P> | undefined;
  }

  /** Values that change together are reported together, so that nobody sees a contradiction in between. */
  set(values: SignalValues): void {
    const paths = Object.keys(values).filter((path) => this.has(path));
    for (const path of paths) this.#values.set(path, values[path]);
    this.#report(paths);
  }

  setOne(path: SignalPath, value: AnySignalValue | undefined): void {
    if (!this.has(path)) return;
    this.#values.set(path, value);
    this.#report([path]);
  }

  entries(): readonly (readonly [SignalPath, AnySignalValue | null])[] {
    return [...this.#values].map(([path, value]) => [path, value ?? null] as const);
  }
}
