import { DeviceError } from '../../platform/contract/devices.ts';
import { TamperedError } from '../sealed-file/byte-range.ts';
import type { SealedProblem } from '../sealed-file/sealed-problem.ts';

/** Why an archive cannot be taken in. Nothing of such a file is used. `file` is a name that the format gives, never content. */
export type ArchiveProblem =
  /** `passphrase-missing` also where a sealed file was opened without one: ask for it. */
  | Exclude<SealedProblem, { readonly kind: 'not-sealed' }>
  | { readonly kind: 'not-an-archive' }
  /** Not what the manifest says, or nothing that can be unpacked; empty where no file can be named. */
  | { readonly kind: 'damaged'; readonly file: string }
  /** Unpacks to more than an honest archive would, or nests deeper. */
  | { readonly kind: 'bomb'; readonly file: string }
  | { readonly kind: 'cancelled' };

export type ArchiveResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ArchiveProblem };

/** Thrown while a file is read piece by piece, and caught where the reading began. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly problem: ArchiveProblem;

  constructor(problem: ArchiveProblem) {
    super(`the archive cannot be read: ${problem.kind}`);
    this.problem = problem;
  }
}

/** What a rejected read was. */
export function problemOf(error: unknown, signal: AbortSignal): ArchiveProblem {
  if (signal.aborted) return { kind: 'cancelled' };
  if (error instanceof ArchiveError) return error.problem;
  if (error instanceof TamperedError) return { kind: 'tampered', at: error.at };
  if (error instanceof DeviceError) return { kind: 'device', reason: error.reason };
  return { kind: 'not-read' };
}
