import type { ContactDraft } from '../contacts/contact-draft.ts';
import type { Photo } from './photo.ts';

/** Why a whole card is left out. */
export type SkipReason =
  /** The next card or the end of the file came before its end. */
  | 'unterminated'
  /** Nothing in it that a contact could be called by. */
  | 'no-content'
  | 'card-too-large'
  | 'too-slow';

/** What happened to one part of a card that is taken. */
export type RemarkReason =
  /** No property: has no name or no colon. */
  | 'not-a-property'
  /** Beyond the limit of a line, a value, or a card's values; left out. */
  | 'too-long'
  | 'too-many-parts'
  | 'photo-too-large'
  /** No JPEG, PNG, GIF, WebP or BMP; left out. */
  | 'photo-unreadable'
  /** A web address; kept as text, never fetched. */
  | 'photo-linked'
  | 'second-photo'
  /** A card inside the card; left out. */
  | 'nested-card'
  /** Its bytes do not fit the charset it declares; kept, read as well as possible. */
  | 'wrong-charset';

/** Why a file is not read, or not further. */
export type FileProblem =
  /** No bytes, or nothing but white space. */
  | 'empty'
  /** No card begins in it: a picture, a page, something else. */
  | 'not-a-vcard'
  | 'file-too-large'
  | 'too-many-cards'
  /** The source failed while it was read. */
  | 'unreadable'
  | 'stopped';

/** A remark holds nothing that a person wrote: `property` is one of the standard names, or `other`. */
export interface Remark {
  readonly number: number;
  readonly line: number;
  readonly property: string;
  readonly reason: RemarkReason;
}

/** Card numbers count every `BEGIN:VCARD` of the file (not those inside cards) from 1; lines are those of the file. */
export type ReaderEvent =
  | {
      readonly kind: 'card';
      readonly number: number;
      readonly line: number;
      readonly contact: ContactDraft;
      readonly photo?: Photo;
      readonly remarks: readonly Remark[];
      /** May be more than `remarks` holds. */
      readonly remarkTotal: number;
    }
  | { readonly kind: 'skipped'; readonly number: number; readonly line: number; readonly reason: SkipReason }
  /** Always the last, and always there. */
  | { readonly kind: 'end'; readonly problem?: FileProblem };
