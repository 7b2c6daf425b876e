/** The worker that reads a file of places. */
import { serveImport } from '../imports/serve-import.ts';
import { importPlaces } from './import-places.ts';
import type { ImportedPlace } from './imported-place.ts';
import { defaultLimits } from './limits.ts';
import { emptyPlaceAccount, type PlaceAccount } from './place-account.ts';

serveImport<ImportedPlace, PlaceAccount>({
  refuse: (bytes) =>
    bytes > defaultLimits.fileBytes ? { ...emptyPlaceAccount(), fileProblem: 'file-too-large' } : undefined,
  read: (source, steps) => importPlaces(source, steps),
  failure: 'places/worker-failed',
});
