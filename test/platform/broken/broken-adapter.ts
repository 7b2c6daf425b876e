/** An adapter that does everything right but one thing, and the one conformance case that must notice. */
export interface BrokenAdapter<Harness> {
  readonly name: string;
  readonly fails: string;
  /** Wraps the good one. */
  break(harness: Harness): Harness;
}
