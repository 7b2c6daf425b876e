/** Somebody else is to drive: a driver's bucket, or `guest`. */
export class DriverChosenEvent extends Event {
  readonly bucket: string;

  constructor(bucket: string) {
    super('driver-chosen', { bubbles: true });
    this.bucket = bucket;
  }
}

declare global {
  interface HTMLElementEventMap {
    'driver-chosen': DriverChosenEvent;
  }
}
