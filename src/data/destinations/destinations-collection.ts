import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { placeFields } from './place.ts';
import { instantSchema } from '../../vault/instant.ts';

export const destinationKinds = ['home', 'work', 'favourite', 'other'] as const;

/** A destination that a driver entered or took in from GPX, KML or GeoJSON. */
export const destinationSchema = z.strictObject({
  ...placeFields,
  kind: z.enum(destinationKinds),
  note: z.optional(z.string().check(z.maxLength(2_000))),
  phone: z.optional(z.string().check(z.maxLength(60))),
  source: z.enum(['entered', 'gpx', 'kml', 'geojson']),
  /** ms since the epoch. */
  enteredAt: instantSchema,
});

export type Destination = z.infer<typeof destinationSchema>;

export function isDestinationKind(word: string): word is Destination['kind'] {
  return destinationKinds.some((kind) => kind === word);
}

export const destinationsCollection: CollectionDefinition<Destination> = {
  category: 'destinations',
  version: 1,
  schema: destinationSchema,
  timeOf: ({ enteredAt }) => enteredAt,
  migrations: {},
};
