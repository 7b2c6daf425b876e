/** What a file may cost. Beyond a limit a part, a card or the file is left out, with its reason; memory stays bounded. */
export interface ReaderLimits {
  /** A whole file, in bytes; a larger one is refused. */
  readonly fileBytes: number;
  /** Bytes before the first `BEGIN:VCARD`; after them the file is not one of ours. */
  readonly searchBytes: number;
  readonly cards: number;
  /** One unfolded line: a photo of `photoBytes` in base64 and some. */
  readonly lineBytes: number;
  /** What a card's kept lines may add up to. */
  readonly cardBytes: number;
  readonly cardProperties: number;
  /** Decoded; a larger photo is left out and its card kept. */
  readonly photoBytes: number;
  /** One value that is not a photo. */
  readonly valueBytes: number;
  /** All of a card's values that are not photos. */
  readonly cardValueBytes: number;
  /** Work on one card, in milliseconds; waiting for the file or for whoever takes the cards does not count. */
  readonly cardMilliseconds: number;
}

/**
 * Sized by the product's scale (10,000 contacts) with room. A 5 MB photo in 1.25 million folded lines takes well under
 * a second here; ten leave room for a head unit several times slower.
 */
export const defaultLimits: ReaderLimits = {
  fileBytes: 200_000_000,
  searchBytes: 1_048_576,
  cards: 50_000,
  lineBytes: 8 * 1_048_576,
  cardBytes: 16 * 1_048_576,
  cardProperties: 1000,
  photoBytes: 5 * 1_048_576,
  valueBytes: 65_536,
  cardValueBytes: 262_144,
  cardMilliseconds: 10_000,
};
