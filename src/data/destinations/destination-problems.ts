import {
  degreesIn,
  destinationFields,
  longestIn,
  textIn,
  type DestinationField,
  type DestinationForm,
} from './destination-form.ts';

/**
 * `nowhere`: neither an address nor a position. `incomplete`: the other coordinate is there, this one is not.
 * `off-earth`: a number, but no such latitude or longitude.
 */
export type DestinationProblem =
  'nothing' | 'nowhere' | 'number' | 'incomplete' | 'off-earth' | 'phone' | 'too-long';

/** Digits of any script, what people write between them, and what a network takes (`*`, `#`, pauses). */
const phonePattern = /^[\p{Nd}\s+()./*#,;-]*\p{Nd}[\p{Nd}\s+()./*#,;-]*$/u;
const most = { latitude: 90, longitude: 180 };

/** What is wrong with a form, by field, in the order they stand. */
export function problemsOfDestination(
  form: DestinationForm,
): ReadonlyMap<DestinationField, DestinationProblem> {
  const problems = new Map<DestinationField, DestinationProblem>();
  for (const field of destinationFields) {
    const problem = problemWith(form, field);
    if (problem !== undefined) problems.set(field, problem);
  }
  return problems;
}

function problemWith(form: DestinationForm, field: DestinationField): DestinationProblem | undefined {
  const text = textIn(form, field);
  if (text.length > longestIn(field)) return 'too-long';
  switch (field) {
    case 'name':
      return text === '' ? 'nothing' : undefined;
    case 'address':
      return text === '' && isEmpty(form, 'latitude') && isEmpty(form, 'longitude') ? 'nowhere' : undefined;
    case 'latitude':
      return coordinateProblem(form, 'latitude', isEmpty(form, 'longitude'));
    case 'longitude':
      return coordinateProblem(form, 'longitude', isEmpty(form, 'latitude'));
    case 'phone':
      return text === '' || phonePattern.test(text) ? undefined : 'phone';
    case 'note':
      return undefined;
  }
}

function coordinateProblem(
  form: DestinationForm,
  field: 'latitude' | 'longitude',
  otherEmpty: boolean,
): DestinationProblem | undefined {
  if (isEmpty(form, field)) return otherEmpty ? undefined : 'incomplete';
  const degrees = degreesIn(form, field);
  if (Number.isNaN(degrees)) return 'number';
  return Math.abs(degrees) > most[field] ? 'off-earth' : undefined;
}

function isEmpty(form: DestinationForm, field: DestinationField): boolean {
  return textIn(form, field) === '';
}
