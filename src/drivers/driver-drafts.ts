/** Names that were typed and not saved. Lives longer than the screens: driving off, or looking elsewhere, loses nothing. */
export class DriverDrafts {
  /** Of a driver to be added; undefined while nobody is being added. */
  added: string | undefined;
  /** The present driver's other name; undefined while it is not being changed. */
  own: string | undefined;
}
