import type { DenialReason } from '../../platform/contract/services.ts';
import type { PolicyState } from '../../platform/policy.ts';
import { decide } from '../../platform/policy.ts';
import type { PackService } from '../pack/service-schema.ts';

/** What the service's own switch says, or what no switch changes: its position tells that. */
const ownReasons = [
  'unknown-service',
  'information-only',
  'not-applied',
  'service-off',
  'service-off-in-car',
  'objected',
  'no-consent',
] as const satisfies readonly DenialReason[];

/** A reason that lies outside the service itself. */
export type Hindrance = Exclude<DenialReason, (typeof ownReasons)[number]>;

/** What else than its own switch keeps a service from sending now, as the one policy says; the first one counts. */
export function hindrancesOf(
  service: Pick<PackService, 'id' | 'groups'>,
  state: PolicyState,
): readonly Hindrance[] {
  const decision = decide({ service: service.id, groups: service.groups }, state);
  return decision.allowed ? [] : decision.reasons.filter(isHindrance);
}

function isHindrance(reason: DenialReason): reason is Hindrance {
  return !ownReasons.some((own) => own === reason);
}

/** The services it depends on that could not send now themselves. */
export function missingDependencies(
  service: Pick<PackService, 'dependsOn'>,
  state: PolicyState,
): readonly string[] {
  return service.dependsOn.filter((id) => {
    const other = state.catalogue.services.find((candidate) => candidate.id === id);
    return other !== undefined && !decide({ service: id, groups: other.groups }, state).allowed;
  });
}
