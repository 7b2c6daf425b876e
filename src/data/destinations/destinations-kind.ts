import type { IconName } from '../../../components/icon/icons.ts';
import { formatDateTime, formatDistance, type DistanceUnit } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { DetailLine } from '../../records/record-details.ts';
import type { RecordKind, RecordOrder } from '../../records/record-kind.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { destinationKinds, type Destination } from './destinations-collection.ts';
import { distanceBetween } from './distance.ts';
import type { Position } from './place.ts';

const destinationIcons = {
  home: 'home',
  work: 'work',
  favourite: 'star',
  other: 'location-on',
} as const satisfies Record<Destination['kind'], IconName>;

/** The car has to go this far before the list is put in order anew, in metres: nearest first stays what it says. */
const goneFar = 100;

/**
 * How destinations are shown, found and put in order, in the present language. Nearest first is among the orders while
 * `here` knows where the car is.
 */
export class DestinationsKind implements RecordKind<Destination> {
  readonly #here: () => Position | undefined;
  #nearest: { readonly from: Position; readonly order: RecordOrder<Destination> } | undefined;
  readonly #own: RecordKind<Destination>['orders'] = [
    { id: 'name', label: messages.lists.byName, by: 'text', of: ({ name }) => name },
    byTime<Destination>(messages.lists.newestFirst, ({ enteredAt }) => enteredAt),
  ];
  readonly filters = destinationKinds.map((kind) => ({
    id: kind,
    label: messages.destinations.filters[kind],
    fits: (destination: Destination) => destination.kind === kind,
  }));

  constructor(here: () => Position | undefined) {
    this.#here = here;
  }

  row({ name, kind, address, position }: Destination) {
    const where = address?.replaceAll('\n', ', ') ?? (position === undefined ? '' : positionText(position));
    return { icon: destinationIcons[kind], heading: name, detail: where };
  }

  findKey({ name, address = '', note = '', phone = '' }: Destination) {
    return findKeyOf([name, address, note], [phone]);
  }

  get orders(): RecordKind<Destination>['orders'] {
    const here = this.#here();
    if (here === undefined) return this.#own;
    if (this.#nearest === undefined || distanceBetween(this.#nearest.from, here) > goneFar)
      this.#nearest = { from: here, order: nearestTo(here) };
    return [...this.#own, this.#nearest.order];
  }
}

/** Those that are only an address come last: nothing is known of how far they are. */
function nearestTo(here: Position): RecordOrder<Destination> {
  return {
    id: 'nearest',
    label: messages.destinations.nearest,
    by: 'number',
    of: ({ position }) =>
      position === undefined ? Number.NEGATIVE_INFINITY : -distanceBetween(here, position),
  };
}

/** What a destination says, whole. */
export function destinationLines(
  destination: Destination,
  here: Position | undefined,
  unit: DistanceUnit,
): readonly DetailLine[] {
  const words = messages.destinations;
  const { kind, address, position, phone, note, source, enteredAt } = destination;
  const away =
    here === undefined || position === undefined ? '' : formatDistance(distanceBetween(here, position), unit);
  return filled([
    { icon: destinationIcons[kind], label: words.fields.kind, value: words.kinds[kind] },
    { icon: 'home-pin', label: words.fields.address, value: address },
    {
      icon: 'location-on',
      label: words.position,
      value: position === undefined ? '' : positionText(position),
    },
    { icon: 'straighten', label: words.distance, value: away },
    { icon: 'call', label: words.fields.phone, value: phone },
    { icon: 'info', label: words.fields.note, value: note },
    {
      icon: 'schedule',
      label: source === 'entered' ? words.entered : words.imported[source],
      value: formatDateTime(new Date(enteredAt)),
    },
  ]);
}

function positionText({ latitude, longitude }: Position): string {
  return messages.destinations.positionText(latitude, longitude);
}
