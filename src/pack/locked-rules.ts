import { lawfulGroups } from '../../platform/policy.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';

/**
 * What a law other than eCall's locks on: it rests on that law alone, and concerns the car's own technology, nothing
 * that a driver entered, did or visited. A service that asks for more needs a switch.
 */
export function lockedProblems({ services }: PackData): PackProblem[] {
  return services
    .filter(({ id, control }) => control === 'locked-on' && id !== 'ecall')
    .flatMap(({ id, bases, groups, needs, dependsOn, scope, contracted, cost }) => {
      const rows: readonly (readonly [holds: boolean, field: string, rule: string])[] = [
        [bases.join() === 'c', 'bases', 'must be c alone: what is locked on is required by law'],
        [
          groups.every((group) => lawfulGroups.includes(group)),
          'groups',
          `must be among ${lawfulGroups.join(', ')}: what is locked on tells nothing about a driver`,
        ],
        [needs.join() === 'network', 'needs', 'must be network alone: what is locked on has no other switch'],
        [dependsOn.length === 0, 'dependsOn', 'must be empty: what can be switched off must not stop it'],
        [scope === 'car', 'scope', 'must be car: what is locked on is no choice of a driver'],
        [contracted && cost === 'free', 'cost', 'must be free and always there: the law requires it'],
      ];
      return rows
        .filter(([holds]) => !holds)
        .map(([, field, rule]) => ({ entry: `services/${id}/${field}`, rule }));
    });
}
