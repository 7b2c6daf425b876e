import type { DriversDesk } from '../session/drivers-desk.ts';

/** What the screens need of the drivers' desk. The key in the car is heeded without them. */
export type Desk = Pick<DriversDesk, Exclude<keyof DriversDesk, 'heedKey'>>;
