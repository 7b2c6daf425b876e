import type { PackService } from '../pack/service-schema.ts';

/** Whose a service is, or why there is nothing to decide about it. In the order of the screen. */
export const groupKinds = ['maker', 'public', 'third-party', 'law', 'information'] as const;
export type GroupKind = (typeof groupKinds)[number];

export interface ServiceGroup {
  readonly kind: GroupKind;
  readonly services: readonly PackService[];
}

/** 112 eCall, which has a row of its own (`inventory.md` section 5). */
export const ecallId = 'ecall';

function kindOf({ control, providerKind }: PackService): GroupKind {
  if (control === 'locked-on') return 'law';
  return control === 'information' ? 'information' : providerKind;
}

/** Every service but 112 eCall, third parties' apart, in the pack's order within each group; no empty groups. */
export function groupServices(services: readonly PackService[]): readonly ServiceGroup[] {
  const others = services.filter(({ id }) => id !== ecallId);
  return groupKinds
    .map((kind) => ({ kind, services: others.filter((service) => kindOf(service) === kind) }))
    .filter((group) => group.services.length > 0);
}

/**
 * The services a list of at most `most` shows, in their order. What can be switched off comes first: while the car
 * moves, less can always be shared in one tap.
 */
export function keepFirst(
  services: readonly PackService[],
  isOn: (service: PackService) => boolean,
  most: number,
): ReadonlySet<PackService> {
  const on = services.filter(isOn);
  const off = services.filter((service) => !isOn(service));
  return new Set([...on, ...off].slice(0, most));
}
