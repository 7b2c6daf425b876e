import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { placeFields } from './place.ts';

/** A destination that a driver entered or took in from GPX, KML or GeoJSON. */
const destinationSchema = z.strictObject({
  ...placeFields,
  kind: z.enum(['home', 'work', 'favourite', 'other']),
  note: z.optional(z.string().check(z.maxLength(2_000))),
  phone: z.optional(z.string().check(z.maxLength(60))),
  source: z.enum(['entered', 'gpx', 'kml', 'geojson']),
  /** ms since the epoch. */
  enteredAt: z.int().check(z.minimum(0)),
});

export const destinationsCollection: CollectionDefinition<z.infer<typeof destinationSchema>> = {
  category: 'destinations',
  version: 1,
  schema: destinationSchema,
  timeOf: ({ enteredAt }) => enteredAt,
  migrations: {},
};
