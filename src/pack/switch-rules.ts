import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';
import { sendsPosition } from './service-rules.ts';

/**
 * Nothing in the pack counts on a switch that the car does not have. Without the network switch the network is on, and
 * each service has its own switch; without the location switch no service is ever given a position.
 */
export function switchProblems({ switches, services, presets, defaults }: PackData): PackProblem[] {
  const problems: PackProblem[] = [];
  const refuse = (entry: string, rule: string): number => problems.push({ entry, rule });

  if (!switches.includes('network')) {
    if (!defaults.network)
      refuse('defaults/network', 'must be true: a car without a network switch cannot start with it off');
    for (const { id, network } of presets) {
      if (network === 'off')
        refuse(`presets/${id}/network`, 'must not be off: the car has no network switch');
    }
  }
  if (!switches.includes('location')) {
    for (const { id, location } of presets) {
      if (location === 'on' || location === 'emergency-and-breakdown')
        refuse(`presets/${id}/location`, 'must be off or any: the car has no location switch');
    }
    for (const service of services) {
      if (service.needs.includes('location'))
        refuse(`services/${service.id}/needs`, 'must not hold location: the car has no location switch');
      if (service.id !== 'ecall' && sendsPosition(service))
        refuse(`services/${service.id}/groups`, 'must hold no position: the car has no location switch');
    }
  }
  return problems;
}
