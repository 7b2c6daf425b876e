import type { ReceivingCar } from './map-profile.ts';
import { takenFunction } from './profile-content.ts';
import type { ProfileContent, TakenCategory } from './profile-content.ts';
import type { ProfileSource } from './profile-places.ts';

/** What a driver chose to take along; positions always go. */
export interface TakeAlongChoice {
  /** Name, figure, language and units. */
  readonly card: boolean;
  readonly records: readonly TakenCategory[];
}

/** Everything that was chosen, as it is now. */
export function collectProfile(
  source: ProfileSource,
  { card, records }: TakeAlongChoice,
  { equipment, driverSide }: ReceivingCar,
): ProfileContent {
  return {
    card: card ? source.card() : {},
    ...(driverSide && { driverSide }),
    functions: equipment.functions.map(takenFunction),
    positions: source.positions().map(({ name, values }) => ({
      name,
      values: [...values].map(([path, value]) => ({ path, value })),
    })),
    records: records.map((category) => source.records(category)),
  };
}
