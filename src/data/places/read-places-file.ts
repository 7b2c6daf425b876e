import { answerSchemaOf } from '../imports/import-protocol.ts';
import { readInWorker, type ReadFile } from '../imports/read-in-worker.ts';
import { importedPlaceSchema, type ImportedPlace } from './imported-place.ts';
import { placeAccountSchema, type PlaceAccount } from './place-account.ts';

const answerSchema = answerSchemaOf(importedPlaceSchema, placeAccountSchema);

/** Reads a GPX, KML, KMZ or GeoJSON file in a worker of `places-worker.ts`. */
export const readPlacesFile: ReadFile<ImportedPlace, PlaceAccount> = (file, options) =>
  readInWorker(file, answerSchema, options);
