import type { BesideWriter } from '../../archive/archive-category.ts';
import type { Destination } from './destinations-collection.ts';
import { placeBytes, placeFiles, placeFormats } from './place-export.ts';

/** Destinations as GPX 1.1 and GeoJSON beside their JSON; GPX has no room for one without a position. */
export const placesBeside: readonly BesideWriter<Destination>[] = placeFormats.map((format) => ({
  fileName: placeFiles[format].name,
  write: (records) =>
    placeBytes(
      format,
      records.map(({ value }) => value),
    ),
}));
