import * as z from 'zod/mini';
import { placeFields } from '../destinations/place.ts';
import { longestTexts } from './limits.ts';

/** A place read from a file. Its name is empty where the file gives none. */
export const importedPlaceSchema = z.strictObject({
  ...placeFields,
  kind: z.enum(['home', 'work', 'favourite', 'other']),
  note: z.optional(z.string().check(z.maxLength(longestTexts.note))),
  phone: z.optional(z.string().check(z.maxLength(longestTexts.phone))),
  source: z.enum(['gpx', 'kml', 'geojson']),
  /** Which end of a way it is; `name` is the way's own. Undefined for a place by itself. */
  part: z.optional(z.enum(['start', 'end'])),
  /** When it was noted down, as the file says, ms since the epoch. */
  time: z.optional(z.int().check(z.minimum(0))),
});

export type ImportedPlace = z.infer<typeof importedPlaceSchema>;
export type PlaceKind = ImportedPlace['kind'];
export type PlaceSource = ImportedPlace['source'];
