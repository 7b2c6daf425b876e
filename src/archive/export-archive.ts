import type { DevicesPort } from '../../platform/contract/devices.ts';
import { writeToStick, writeToTarget } from '../records/write-pieces.ts';
import type { WriteEnd } from '../records/write-pieces.ts';
import type { ExportTarget } from '../records/export-target.ts';
import type { KeyDerivation } from '../sealed-file/derive-key.ts';
import { sealContainer } from '../sealed-file/seal-container.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import { archiveFileKind } from './archive-places.ts';
import { blobReferencesIn } from './file-references.ts';
import { writeArchive } from './write-archive.ts';
import type { ArchiveOrder } from './write-archive.ts';

export interface ArchiveExport extends Pick<ArchiveOrder, 'categories' | 'version' | 'now' | 'words'> {
  readonly devices: DevicesPort | undefined;
  readonly random: RandomBytes;
  /** Empty for a plain ZIP. */
  readonly passphrase: string;
  readonly derivation?: KeyDerivation;
}

export interface ArchiveProgress {
  /** Of the file so far; nobody knows how many it will be. */
  readonly bytes: number;
  /** Records and files, and how many there are. */
  readonly done: number;
  readonly total: number;
}

/** `unreadable`: a category did not open, so that not everything could be taken along. */
export type ArchiveEnd =
  | (Extract<WriteEnd, { readonly kind: 'finished' }> & { readonly missingFiles: number })
  | Extract<WriteEnd, { readonly kind: 'failed' }>
  | { readonly kind: 'failed'; readonly reason: 'unreadable' };

/** Writes an archive to a stick, by its id, or to where the driver chose; whole or not at all. Never rejects. */
export async function exportArchive(
  { devices, random, passphrase, derivation, ...order }: ArchiveExport,
  to: string | ExportTarget,
  onProgress: (progress: ArchiveProgress) => void,
  signal: AbortSignal,
): Promise<ArchiveEnd> {
  for (const category of order.categories) {
    const opened = await category.open(signal);
    if (opened.ok) continue;
    if (typeof to !== 'string') await to.abort().catch(() => undefined);
    return { kind: 'failed', reason: signal.aborted ? 'cancelled' : 'unreadable' };
  }
  let [done, bytes, missingFiles] = [0, 0, 0];
  const total = order.categories.reduce((sum, category) => {
    const { records } = category.snapshot();
    const blobs = new Set(records.flatMap(({ value }) => blobReferencesIn(value).map(({ id }) => id)));
    return sum + records.length + blobs.size;
  }, 0);
  const plain = writeArchive({
    ...order,
    onStep: () => (done += 1),
    onMissing: () => (missingFiles += 1),
  });
  const isSealed = passphrase !== '';
  const pieces = isSealed
    ? sealContainer(plain, undefined, passphrase, { random, ...(derivation && { derivation }) })
    : plain;
  const onWritten = (written: number): void => onProgress({ bytes: (bytes = written), done, total });
  onWritten(bytes);
  const file = { bytes: undefined, pieces };
  const { name } = archiveFileKind(order.now, isSealed);
  const end =
    typeof to !== 'string'
      ? await writeToTarget(file, { target: to, name }, onWritten, signal)
      : devices === undefined
        ? ({ kind: 'failed', reason: 'gone' } as const)
        : await writeToStick(file, { devices, id: to, name }, onWritten, signal);
  return end.kind === 'finished' ? { ...end, missingFiles } : end;
}
