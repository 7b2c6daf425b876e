/** The worker that reads a vCard file. */
import { serveImport } from '../imports/serve-import.ts';
import { emptyAccount, type ImportAccount } from './import-account.ts';
import { importFile } from './import-file.ts';
import type { ImportedCard } from './imported-card.ts';
import { defaultLimits } from './limits.ts';

serveImport<ImportedCard, ImportAccount>({
  refuse: (bytes) =>
    bytes > defaultLimits.fileBytes ? { ...emptyAccount(), fileProblem: 'file-too-large' } : undefined,
  read: (source, steps) => importFile(source, { now: () => performance.now() }, steps),
  transferOf: (cards) => cards.flatMap(({ photo }) => (photo ? [photo.bytes.buffer] : [])),
  failure: 'vcard/worker-failed',
});
