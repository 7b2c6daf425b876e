import { messages } from '../../i18n/messages.ts';
import type { FormRules } from '../../records/record-editing.ts';
import type { ShownField } from '../../records/record-editor.ts';
import type { TextForm } from '../../records/text-form.ts';
import {
  destinationFields,
  destinationOf,
  formOfDestination,
  longestIn,
  type DestinationField,
  type DestinationForm,
} from './destination-form.ts';
import { problemsOfDestination, type DestinationProblem } from './destination-problems.ts';
import { destinationKinds, isDestinationKind, type Destination } from './destinations-collection.ts';

/** The fields of the editor, in their order, in the present language. */
export function destinationEditorFields(): readonly ShownField[] {
  const { fields, hints, kinds } = messages.destinations;
  const text = (id: DestinationField, rest: Partial<ShownField> = {}): ShownField => ({
    id,
    label: fields[id],
    maxLength: longestIn(id),
    ...rest,
  });
  return [
    text('name'),
    {
      id: 'kind',
      label: fields.kind,
      kind: 'choice',
      maxLength: 20,
      options: destinationKinds.map((value) => ({ value, heading: kinds[value] })),
    },
    text('address', { kind: 'lines' }),
    text('phone', { kind: 'tel' }),
    text('latitude', { hint: hints.latitude }),
    text('longitude', { hint: hints.longitude }),
    text('note', { kind: 'lines' }),
  ];
}

/**
 * How a destination becomes texts, and back. Of a stored one a text that was not changed is not judged by itself: one
 * that came in from elsewhere can be corrected field by field.
 *
 * @param now ms since the epoch
 */
export function destinationRules(now: () => number): FormRules<Destination, TextForm, string, string> {
  const formOf = (value: Destination): TextForm => {
    const { texts, kind } = formOfDestination(value);
    return { ...texts, kind };
  };
  return {
    empty: () => ({ name: '', kind: 'other', source: 'entered', enteredAt: now() }),
    formOf,
    isEdited: (form, original) => Object.keys(original).some((field) => form[field] !== original[field]),
    valueOf: (form, original) => destinationOf(asForm(form), original, original.enteredAt),
    problemsOf(form, original) {
      const before = formOf(original);
      const isNew = destinationFields.every((field) => before[field] === '');
      const isJudged = (field: DestinationField, problem: DestinationProblem): boolean =>
        isNew || wholeForm.includes(problem) || form[field] !== before[field];
      return new Map(
        [...problemsOfDestination(asForm(form))]
          .filter(([field, problem]) => isJudged(field, problem))
          .map(([field, problem]) => [field, describe(field, problem)]),
      );
    },
  };
}

/** What is wrong with a form as a whole, though it is said at one field. */
const wholeForm: readonly DestinationProblem[] = ['nowhere', 'incomplete'];

function asForm(form: TextForm): DestinationForm {
  const { name = '', address = '', latitude = '', longitude = '', phone = '', note = '', kind = '' } = form;
  return {
    texts: { name, address, latitude, longitude, phone, note },
    kind: isDestinationKind(kind) ? kind : 'other',
  };
}

function describe(field: DestinationField, problem: DestinationProblem): string {
  const words = messages.destinations.problems;
  if (problem === 'off-earth') return words[problem][field === 'longitude' ? 'longitude' : 'latitude'];
  return words[problem];
}
