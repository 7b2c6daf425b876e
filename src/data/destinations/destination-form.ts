import { coordinateOf } from '../places/gathered-geometry.ts';
import { longestTexts } from '../places/limits.ts';
import { plainText } from '../places/place-text.ts';
import type { Destination } from './destinations-collection.ts';
import type { Position } from './place.ts';

/** In the order they stand on the screen. */
export const destinationFields = ['name', 'address', 'latitude', 'longitude', 'phone', 'note'] as const;
export type DestinationField = (typeof destinationFields)[number];

/** What can be edited of a destination. Everything else stays with it. */
export interface DestinationForm {
  readonly texts: Readonly<Record<DestinationField, string>>;
  readonly kind: Destination['kind'];
}

/** The form of a destination; without one, an empty form. */
export function formOfDestination(destination?: Destination): DestinationForm {
  const { name = '', address = '', position, phone = '', note = '', kind = 'other' } = destination ?? {};
  const latitude = position === undefined ? '' : String(position.latitude);
  const longitude = position === undefined ? '' : String(position.longitude);
  return { texts: { name, address, latitude, longitude, phone, note }, kind };
}

/** Longest texts that can be entered, in UTF-16 units. */
export function longestIn(field: DestinationField): number {
  return field === 'latitude' || field === 'longitude' ? longestNumber : longestTexts[field];
}

/** A sign, three digits and fifteen places are 20. */
const longestNumber = 24;

/** What a field says, as it is stored. */
export function textIn({ texts }: DestinationForm, field: DestinationField): string {
  return plainText(texts[field], Number.POSITIVE_INFINITY).text;
}

/** Undefined where one of the two is missing or no number; it may still be off the Earth. A comma counts as a point. */
function positionIn(form: DestinationForm): Position | undefined {
  const latitude = degreesIn(form, 'latitude');
  const longitude = degreesIn(form, 'longitude');
  return Number.isNaN(latitude) || Number.isNaN(longitude) ? undefined : { latitude, longitude };
}

/** NaN for anything but a number. */
export function degreesIn(form: DestinationForm, field: 'latitude' | 'longitude'): number {
  return coordinateOf(textIn(form, field).replace(',', '.'));
}

/** The destination a form without problems makes: of `original`, or a new one. */
export function destinationOf(
  form: DestinationForm,
  original: Destination | undefined,
  now: number,
): Destination {
  const position = positionIn(form);
  const [address, phone, note] = [textIn(form, 'address'), textIn(form, 'phone'), textIn(form, 'note')];
  return {
    name: textIn(form, 'name'),
    ...(address !== '' && { address }),
    ...(position !== undefined && { position }),
    kind: form.kind,
    ...(note !== '' && { note }),
    ...(phone !== '' && { phone }),
    source: original?.source ?? 'entered',
    enteredAt: original?.enteredAt ?? now,
  };
}
