import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';
import type { PackService } from './service-schema.ts';

/** Whether positions are among what the service sends; the emergency data carry them too. */
export function sendsPosition({ groups }: Pick<PackService, 'groups'>): boolean {
  return groups.includes('position') || groups.includes('emergency');
}

/** What must hold of one service by itself. Each row: does it fail, at which field, why. */
function ownProblems(service: PackService): PackProblem[] {
  const { bases, control, consent, groups, needs, recipients, positionDetail } = service;
  const position = sendsPosition(service);
  const rows: readonly (readonly [fails: boolean, field: string, rule: string])[] = [
    [position && !positionDetail, 'positionDetail', 'is missing: what sends position says when and to whom'],
    [
      !position && positionDetail !== undefined,
      'positionDetail',
      'must not be there: the service sends no position',
    ],
    [
      positionDetail?.to.some((id) => !recipients.includes(id)) ?? false,
      'positionDetail/to',
      'must name recipients of the service',
    ],
    [!recipients.includes(service.recipient), 'recipient', 'must be one of the recipients'],
    [
      control !== 'locked-on' &&
        control !== 'information' &&
        control !== 'per-phone' &&
        !needs.includes('network'),
      'needs',
      'must hold network: what the car sends stops with the network switch',
    ],
    [
      needs.includes('location') && !groups.includes('position'),
      'needs',
      'must not hold location: the service sends no position',
    ],
    [
      needs.includes('microphone') && !groups.includes('sensors'),
      'needs',
      'must not hold microphone: the service sends no speech',
    ],
    [bases.includes('a') && !consent, 'consent', 'is missing: basis a says what one consent covers'],
    [
      !bases.includes('a') && consent !== undefined,
      'consent',
      'must not be there: the service rests on no consent',
    ],
    [control === 'consent' && bases.join() !== 'a', 'bases', 'must be a alone: the control is consent'],
    [
      control === 'objection' && !bases.includes('f'),
      'bases',
      'must hold f: only legitimate interest can be objected to',
    ],
    [
      control === 'information' && bases.includes('a'),
      'bases',
      'must not hold a: a consent can be withdrawn, so it has a switch',
    ],
    [
      bases.includes('terms') && service.providerKind !== 'third-party',
      'bases',
      'must not hold terms: only a third party has terms of its own',
    ],
  ];
  return rows
    .filter(([fails]) => fails)
    .map(([, field, rule]) => ({ entry: `services/${service.id}/${field}`, rule }));
}

/** Ids that lie on a circle of `dependsOn`. */
function circular(services: readonly PackService[]): string[] {
  const dependencies = new Map(services.map(({ id, dependsOn }) => [id, dependsOn]));
  return services
    .map(({ id }) => id)
    .filter((start) => {
      const reached = new Set<string>();
      const open = [...(dependencies.get(start) ?? [])];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (reached.has(id)) continue;
        reached.add(id);
        open.push(...(dependencies.get(id) ?? []));
      }
      return reached.has(start);
    });
}

export function serviceProblems({ services }: PackData): PackProblem[] {
  const ids = new Set(services.map(({ id }) => id));
  const problems = services.flatMap(ownProblems);
  const nodes = new Map<string, string>();
  for (const { id, dependsOn, provider, providerKind } of services) {
    const at = `services/${id}`;
    for (const other of dependsOn) {
      if (!ids.has(other))
        problems.push({ entry: `${at}/dependsOn`, rule: `names ${other}, which is no service` });
    }
    // A service's VSS node is its id in PascalCase: `a-1` and `a1` would share one switch.
    const node = id.replaceAll('-', '');
    const sharer = nodes.get(node);
    if (sharer !== undefined && sharer !== id) {
      problems.push({
        entry: `${at}/id`,
        rule: `must differ from ${sharer} by more than hyphens: they would share one switch`,
      });
    }
    nodes.set(node, id);
    const kinds = services.filter((other) => other.provider === provider).map((other) => other.providerKind);
    if (kinds.some((kind) => kind !== providerKind)) {
      problems.push({
        entry: `${at}/providerKind`,
        rule: `must be the same in every service of ${provider}`,
      });
    }
  }
  for (const id of circular(services)) {
    problems.push({ entry: `services/${id}/dependsOn`, rule: 'must not lead back to the service itself' });
  }
  return problems;
}
