import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';

/** Whether `id` reads as 112 eCall, however it is spelled. */
function meansEcall(id: string): boolean {
  return id.replaceAll('-', '') === 'ecall';
}

/**
 * 112 eCall is in every pack, locked on by law and described as the law has it, and nothing can reach it by another
 * name (Regulation (EU) 2015/758; `inventory.md` section 5).
 */
export function ecallProblems({ services, presets }: PackData): PackProblem[] {
  const problems: PackProblem[] = [];
  const refuse = (entry: string, rule: string): number => problems.push({ entry, rule });

  const ecall = services.find(({ id }) => id === 'ecall');
  if (ecall === undefined) {
    refuse('services', 'must contain ecall: the law requires 112 eCall');
  } else {
    const at = 'services/ecall';
    if (ecall.control !== 'locked-on')
      refuse(`${at}/control`, 'must be locked-on: the law forbids switching 112 eCall off');
    if ([...ecall.bases].sort().join() !== 'c,d')
      refuse(`${at}/bases`, 'must be c and d: 112 eCall rests on the law and vital interests');
    if (ecall.groups.join() !== 'emergency')
      refuse(`${at}/groups`, 'must be emergency alone: 112 eCall sends the minimum set of data');
    if (ecall.needs.length > 0) refuse(`${at}/needs`, 'must be empty: no switch may stop 112 eCall');
    if (ecall.dependsOn.length > 0) refuse(`${at}/dependsOn`, 'must be empty: no service may stop 112 eCall');
    if (ecall.scope !== 'car') refuse(`${at}/scope`, 'must be car: 112 eCall is no choice of a driver');
    if (ecall.providerKind !== 'public')
      refuse(`${at}/providerKind`, 'must be public: 112 is the public emergency service');
    if (!ecall.contracted || ecall.cost !== 'free')
      refuse(`${at}/cost`, 'must be free and always there: the law requires it');
  }

  for (const service of services) {
    const at = `services/${service.id}`;
    if (service.id !== 'ecall' && meansEcall(service.id))
      refuse(`${at}/id`, 'must not read as ecall: that id is 112 eCall alone');
    if (service.dependsOn.some(meansEcall))
      refuse(`${at}/dependsOn`, 'must not name ecall: nothing is tied to 112 eCall');
  }
  for (const { id, services: chosen } of presets) {
    if (chosen.kind === 'listed' && chosen.ids.some(meansEcall)) {
      refuse(`presets/${id}/services/ids`, 'must not name ecall: 112 eCall is on in every preset');
    }
  }
  return problems;
}
