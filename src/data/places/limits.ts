/** What a file of places may cost. Beyond a limit a text, an entry or the rest of the file is left out, with its reason. */
export interface PlaceLimits {
  /** A whole file, in bytes; a larger one is refused before it is read. */
  readonly fileBytes: number;
  /** All of a KMZ's documents, inflated, in bytes. */
  readonly inflatedBytes: number;
  /** Files in a KMZ, pictures included. */
  readonly zipEntries: number;
  /** Waypoints, routes, tracks, placemarks or features. */
  readonly entries: number;
  /** Elements within elements, or objects and arrays within each other. */
  readonly depth: number;
  /** One feature of a GeoJSON file, in UTF-16 units; a larger one is left out. */
  readonly featureLength: number;
  /** One text as it is gathered, before mark-up is taken out of it, in UTF-16 units. */
  readonly rawTextLength: number;
}

export const defaultLimits: PlaceLimits = {
  // A day's track at one point a second is about 10 MB of GPX; ten of them in one file are plenty.
  fileBytes: 100_000_000,
  // As much as an unpacked file; deflate makes a thousandth of a file of one byte repeated.
  inflatedBytes: 100_000_000,
  // Maps made by hand hold a document and an icon per kind of place.
  zipEntries: 2_000,
  // Twenty times the product's scale of 1,000 destinations.
  entries: 20_000,
  // KML of real folders stays below 20; GeoJSON's deepest geometry needs 8.
  depth: 100,
  // An outline of a country in full detail is about 3 million characters.
  featureLength: 8_000_000,
  // Thirty times the longest note that is kept, so that what is cut was not made of tags alone.
  rawTextLength: 65_536,
};

/** The longest texts that are kept, in UTF-16 units: those of the stored destination's schema. */
export const longestTexts = { name: 200, address: 500, phone: 60, note: 2_000 } as const;
