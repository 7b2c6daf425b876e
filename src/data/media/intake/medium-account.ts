import type { FileAccount } from '../../imports/import-outcome.ts';
import type { ReadTags } from './media-protocol.ts';

/** Why a file was not taken in. `too-large-here`: over 64 MB, and on no stick where it could stay. */
export type MediumProblem = 'not-media' | 'damaged' | 'too-large' | 'too-large-here';

/** What reading says of one file, which is one piece or none. */
export interface MediumAccount extends FileAccount {
  readonly fileProblem?: MediumProblem;
  /** The byte at which it is damaged. */
  readonly problemAt?: number;
  /** What is other than was asked for: over 64 MB it stays on the stick, and a cover over 4 MB is left out. */
  readonly remark?: 'stays' | 'cover';
  /** Where it lies now. */
  readonly place?: 'car' | 'device';
}

/** A file that was read, to be stored. */
export interface MediumEntry {
  /** Personal, like all that follows. */
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly tags: ReadTags;
  /** SHA-256, base64; none of what was not read. */
  readonly digest?: string;
  /** What is to be copied; without it the piece stays on `stick`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly stick?: { readonly id: string; readonly label: string };
}

/** The account of a file that was not taken in. */
export function leftOut(fileProblem: MediumProblem, problemAt?: number): MediumAccount {
  return {
    skippedTotal: 1,
    remarkTotal: 0,
    fileProblem,
    ...(problemAt !== undefined && { problemAt }),
  };
}

/** The account of one that was. */
export function takenIn(place: 'car' | 'device', remark?: MediumAccount['remark']): MediumAccount {
  return {
    skippedTotal: 0,
    remarkTotal: remark === undefined ? 0 : 1,
    place,
    ...(remark !== undefined && { remark }),
  };
}
