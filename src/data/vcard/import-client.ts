import { answerSchemaOf } from '../imports/import-protocol.ts';
import { readInWorker, type ReadFile } from '../imports/read-in-worker.ts';
import { importAccountSchema, type ImportAccount } from './import-account.ts';
import { importedCardSchema, type ImportedCard } from './imported-card.ts';

const answerSchema = answerSchemaOf(importedCardSchema, importAccountSchema);

/** Reads a vCard file in a worker of `import-worker.ts`. */
export const readVcardFile: ReadFile<ImportedCard, ImportAccount> = (file, options) =>
  readInWorker(file, answerSchema, options);
