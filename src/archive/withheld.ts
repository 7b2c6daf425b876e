/** A field of a category's records that never leaves: whoever finds the file could open something with it. */
export interface Withheld {
  readonly field: string;
  /** Of records of this kind only. */
  readonly kind?: string;
}

/** `value`, or `cookie.value` where it holds for one kind of record. */
export function nameOfWithheld({ field, kind }: Withheld): string {
  return kind === undefined ? field : `${kind}.${field}`;
}

/** The record without what is withheld. */
export function withoutWithheld(record: unknown, withheld: readonly Withheld[]): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const fields = withheld.filter((rule) => holdsFor(rule, record)).map(({ field }) => field);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !fields.includes(key)));
}

/** Whether something of this record is withheld, so that it may not be whole. */
export function isWithheldFrom(record: unknown, withheld: readonly Withheld[]): boolean {
  return typeof record === 'object' && record !== null && withheld.some((rule) => holdsFor(rule, record));
}

function holdsFor({ kind }: Withheld, record: object): boolean {
  return kind === undefined || ('kind' in record && record.kind === kind);
}
