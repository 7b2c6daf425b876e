/** What of a category is in sight, and in which order. */
export interface RecordView {
  readonly query: string;
  /** Id of a filter; empty for all. */
  readonly filter: string;
  /** Id of an order; empty for the first. */
  readonly order: string;
}

export const wholeView: RecordView = { query: '', filter: '', order: '' };
