import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';
import type { PackService } from './service-schema.ts';

/** Why a preset must not name `service`; undefined when it may. No preset ever gives a consent. */
function objectionTo(service: PackService | undefined): string | undefined {
  if (service === undefined) return 'is no service';
  if (service.bases.includes('a')) return 'needs consent, and no preset gives one';
  if (service.control !== 'switch') return 'has no switch';
  return undefined;
}

export function presetProblems({ presets, services }: PackData): PackProblem[] {
  const problems: PackProblem[] = [];
  for (const { id, services: chosen } of presets) {
    if (chosen.kind !== 'listed') continue;
    chosen.ids.forEach((service, index) => {
      const objection = objectionTo(services.find((candidate) => candidate.id === service));
      if (objection !== undefined && service !== 'ecall') {
        problems.push({
          entry: `presets/${id}/services/ids[${index}]`,
          rule: `names ${service}, which ${objection}`,
        });
      }
    });
  }
  return problems;
}

/** The services a preset turns on; undefined for the driver's own list. Every other switchable service goes off. */
export function servicesOfPreset(pack: PackData, presetId: string): readonly PackService[] | undefined {
  const chosen = pack.presets.find(({ id }) => id === presetId)?.services;
  if (chosen === undefined || chosen.kind === 'own') return undefined;
  return pack.services.filter((service) => {
    if (objectionTo(service) !== undefined) return false;
    if (chosen.kind === 'listed') return chosen.ids.includes(service.id);
    if (!service.contracted) return false;
    return chosen.kind === 'contracted' || !service.needs.includes('location');
  });
}
