import type { LevelDbContent } from './entry.ts';
import { readLogFile, readManifestFile } from './log-file.ts';
import { readTableFile } from './table-file.ts';

/** Reads a file of a LevelDB by its name; undefined when it is none. Damaged bytes give less, never an error. */
export function readLevelDbFile(name: string, file: Buffer): LevelDbContent | undefined {
  if (/^\d+\.log$/.test(name)) return readLogFile(file);
  if (/^\d+\.(ldb|sst)$/.test(name)) return readTableFile(file);
  if (/^MANIFEST-\d+$/.test(name)) return readManifestFile(file);
  return undefined;
}
