import type { Clock } from '../../../platform/contract/clock.ts';
import type { CategoryId } from '../../../platform/contract/service-definition.ts';
import type { IconName } from '../../../components/icon/icons.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { DetailLine } from '../../records/record-details.ts';
import { RecordEditing } from '../../records/record-editing.ts';
import type { TextEditing } from '../../records/record-editor.ts';
import { RecordShelf } from '../../records/record-shelf.ts';
import type { Shelf } from '../../records/record-shelf.ts';
import { textForm } from '../../records/text-form.ts';
import type { FormField, TextForm } from '../../records/text-form.ts';
import type { Collection } from '../../vault/collection.ts';
import type { ListDescription } from './list-description.ts';

/** One record of an open list, whole. */
export interface ShownRecord {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly DetailLine[];
  readonly canEdit: boolean;
}

/** A category as its screen is given it, whatever its records are. */
export interface OpenList {
  readonly category: string;
  readonly icon: IconName;
  readonly shelf: Shelf;
  readonly isReadOnly: boolean;
  readonly editing: TextEditing;
  show(id: string): ShownRecord | undefined;
  /** The fields of the record that is edited. */
  readonly fields: readonly Omit<FormField<never>, 'read' | 'write' | 'check'>[];
}

export interface OpenListOptions<T extends object> {
  readonly description: ListDescription<T>;
  readonly collection: Collection<T>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly language: string;
  /** After how many days a record goes by itself; undefined where none does. */
  readonly daysOf?: (category: CategoryId) => number | undefined;
  readonly signal: AbortSignal;
}

/** Opens a described category of one driver. */
export function openList<T extends object>(options: OpenListOptions<T>): OpenList {
  const { description, collection, newId } = options;
  const { kind, lines, fieldsOf = () => [], isReadOnly = false } = description;
  const shelf = new RecordShelf({ ...options, kind, isReadOnly });
  const rules = textForm(
    fieldsOf,
    () => undefined,
    () => messages.editor.tooLong,
  );
  const editing = new RecordEditing<T, TextForm, string, string>(collection, newId, rules);
  return {
    category: description.collection.category,
    icon: description.icon,
    shelf,
    isReadOnly,
    editing,
    show(id) {
      const value = shelf.get(id)?.value;
      if (value === undefined) return undefined;
      return {
        id,
        heading: kind.row(value, id).heading,
        lines: [...lines(value, id), ...goesLine(options, value)],
        canEdit: fieldsOf(value).length > 0,
      };
    },
    get fields() {
      const { original } = editing.current ?? {};
      return original === undefined ? [] : fieldsOf(original);
    },
  };
}

/** When it goes by itself, where it says when it happened. */
function goesLine<T extends object>(
  { collection, daysOf }: OpenListOptions<T>,
  value: T,
): readonly DetailLine[] {
  const { category, timeOf } = collection.definition;
  const [days, at] = [daysOf?.(category), timeOf?.(value)];
  if (days === undefined || at === undefined) return [];
  const goes = formatDateTime(new Date(at + days * 86_400_000));
  return [{ icon: 'schedule', label: messages.lists.goes, value: goes }];
}
