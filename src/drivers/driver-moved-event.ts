/** A driver is to stand one place earlier or later in the list. */
export class DriverMovedEvent extends Event {
  readonly bucket: string;
  readonly by: -1 | 1;

  constructor(bucket: string, by: -1 | 1) {
    super('driver-moved', { bubbles: true });
    this.bucket = bucket;
    this.by = by;
  }
}

declare global {
  interface HTMLElementEventMap {
    'driver-moved': DriverMovedEvent;
  }
}
