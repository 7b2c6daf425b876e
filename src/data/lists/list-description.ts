import type { IconName } from '../../../components/icon/icons.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import type { DetailLine } from '../../records/record-details.ts';
import type { RecordKind } from '../../records/record-kind.ts';
import type { FormField } from '../../records/text-form.ts';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';

/**
 * All that a category needs to have a screen: its schema, how a row of it reads, what one of it says, and what of it can be corrected.
 * Name and meaning come from the vehicle pack.
 */
export interface ListDescription<T extends object> {
  readonly collection: CollectionDefinition<T>;
  readonly icon: IconName;
  readonly kind: RecordKind<T>;
  readonly lines: (value: T, id: string) => readonly DetailLine[];
  /** What of it was entered by hand, and can be corrected; none of what the car wrote down. */
  readonly fieldsOf?: (value: T) => readonly FormField<T>[];
  /** A legal record: shown, never changed here. */
  readonly isReadOnly?: boolean;
}

/** What descriptions are made with; anew for each language. */
export interface ListContext {
  readonly pack: VehiclePack;
}

/** When something happened, as the first order of most lists. */
export function byTime<T>(label: string, of: (value: T) => number) {
  return { id: 'time', label, by: 'number', of } as const;
}

/** Lines of those that say something. */
export function filled(
  lines: readonly (Omit<DetailLine, 'value'> & { readonly value: string | undefined })[],
): readonly DetailLine[] {
  return lines.flatMap((line) => {
    const { value } = line;
    return value === undefined || value === '' ? [] : [{ ...line, value }];
  });
}
