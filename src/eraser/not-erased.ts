import type { PackData } from '../pack/pack-schema.ts';
import type { FollowUp, NotErased } from './certificate/certificate-schema.ts';
import type { EraseResult } from './journal.ts';
import type { ErasePlan } from './plan.ts';

type Category = PackData['categories'][number];

/** What lies with others, and how long (`inventory.md` sections 1 and 2). No erase in a car reaches it. */
const outside: readonly NotErased[] = [
  { item: 'maker-records', reason: 'outside-the-car', retention: 'four-weeks' },
  { item: 'dealer-records', reason: 'outside-the-car', retention: 'legal-period' },
  { item: 'cloud-copies', reason: 'outside-the-car', retention: 'until-deleted-there' },
  { item: 'phone-or-stick', reason: 'outside-the-car', retention: 'until-deleted-there' },
  { item: 'third-parties', reason: 'outside-the-car', retention: 'providers-terms' },
];

/** What stays, and why: the pack's categories that no erase takes, those that this one was not asked for, and what lies outside. */
export function notErased(
  categories: readonly Category[],
  { scope, parts }: ErasePlan,
): readonly NotErased[] {
  const taken = new Set(parts.map(({ category }) => category));
  const inside = categories.flatMap(({ id, erasable, notErasableReason }): NotErased[] => {
    if (erasable === 'no' || (erasable === 'handover' && scope.kind === 'selection')) {
      const reason = notErasableReason ?? 'control-unit';
      return [{ item: id, reason, retention: retentionOf(reason) }];
    }
    return scope.kind === 'selection' && !taken.has(id)
      ? [{ item: id, reason: 'not-chosen', retention: 'not-stated' }]
      : [];
  });
  return [...inside, ...outside];
}

/** The eCall unit's log is kept 13 hours at most; fault memories to the end of the car's life (`inventory.md` section 1). */
function retentionOf(reason: NotErased['reason']): NotErased['retention'] {
  switch (reason) {
    case 'law':
      return 'thirteen-hours';
    case 'service-centre':
      return 'life-of-the-car';
    case 'legal-record':
      return 'legal-period';
    default:
      return 'not-stated';
  }
}

/** What somebody has to do afterwards. */
export function followUps({ scope }: ErasePlan, { outcome, car }: EraseResult): readonly FollowUp[] {
  const found: FollowUp[] = [];
  if (scope.kind !== 'selection') found.push('unlink-app-account');
  if (scope.kind === 'handover') found.push('digital-keys', 'dealer');
  if (outcome !== 'complete') found.push('erase-again');
  if (car?.some(({ state }) => state === 'pending')) found.push('park-and-wait');
  return found;
}
