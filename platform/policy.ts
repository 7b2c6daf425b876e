import type {
  CategoryId,
  DataGroup,
  ServiceCatalogue,
  ServiceDefinition,
} from './contract/service-definition.ts';
import type { ServiceId } from './contract/service-id.ts';
import { denialReasons, type AppliedChoices, type DenialReason } from './contract/services.ts';

/** What a service wants to send now. */
export interface TransferRequest {
  readonly service: ServiceId;
  readonly groups: readonly DataGroup[];
}

/** How mobile data would leave: the car's modem, a phone's hotspot, or not at all. */
export type Connection = 'built-in' | 'phone' | 'none';

/** The switches as the car reports them; undefined is unknown and counts as off. */
export interface ReportedSwitches {
  readonly network: boolean | undefined;
  readonly location: boolean | undefined;
  readonly microphone: boolean | undefined;
  readonly services: Readonly<Record<ServiceId, boolean | undefined>>;
}

export interface PolicyState {
  readonly catalogue: ServiceCatalogue;
  /** Undefined until the app has applied a driver's choices: everything but 112 eCall is denied. */
  readonly applied: AppliedChoices | undefined;
  readonly reported: ReportedSwitches;
  readonly connection: Connection | undefined;
}

/**
 * `groups` is what may leave: what was asked, without `position` while location is off. `reasons` is every reason
 * that holds, in the order of {@link denialReasons}; `reason` is the first of them.
 */
export type Decision =
  | {
      readonly allowed: true;
      readonly groups: readonly DataGroup[];
      readonly connection: 'built-in' | 'phone';
    }
  | { readonly allowed: false; readonly reason: DenialReason; readonly reasons: readonly DenialReason[] };

interface Question {
  readonly service: ServiceDefinition;
  readonly groups: readonly DataGroup[];
  readonly state: PolicyState;
}

const ecall = 'ecall';

/** What a law other than eCall's can lock on: data of the car's own technology, nothing about a person or a place. */
export const lawfulGroups: readonly DataGroup[] = [
  'vehicle',
  'maintenance',
  'environment',
  'vin',
  'versions',
];

/** Whether the reason stands in the way. Choices nobody has applied yet are covered by `not-applied` alone. */
const stands: Readonly<Record<DenialReason, (question: Question) => boolean>> = {
  'unknown-service': () => false,
  'information-only': ({ service }) => service.control === 'information',
  'not-applied': ({ state }) => state.applied === undefined,
  keeper: (question) => isDeniedByKeeper(question),
  'private-drive': ({ service, state }) => !isLocked(service) && state.applied?.choices.privateDrive === true,
  'service-off': ({ service, state }) =>
    (service.control === 'switch' || service.control === 'per-phone') && isChosen(service, state) === false,
  'service-off-in-car': ({ service, state }) =>
    !isLocked(service) && own(state.reported.services, service.id) !== true,
  objected: ({ service, state }) => service.control === 'objection' && isChosen(service, state) === false,
  'no-consent': ({ service, state }) => service.control === 'consent' && isChosen(service, state) === false,
  'network-off': ({ service, state }) =>
    usesNetwork(service) && state.applied !== undefined && !state.applied.choices.network,
  // A car without the switch reports none: its network is on. A choice or a rule against it counts all the same.
  'network-off-in-car': ({ service, state }) =>
    usesNetwork(service) && state.catalogue.switches.includes('network') && state.reported.network !== true,
  'no-connection': ({ service, state }) =>
    usesNetwork(service) && state.connection !== 'built-in' && state.connection !== 'phone',
  'location-off': (question) =>
    cannotDoWithoutPosition(question) &&
    question.state.applied !== undefined &&
    !question.state.applied.choices.location,
  'location-off-in-car': (question) =>
    cannotDoWithoutPosition(question) && !isLocationOnInCar(question.state),
  'microphone-off': ({ service, state }) =>
    service.needs.includes('microphone') &&
    (state.reported.microphone !== true || state.applied?.choices.microphone === false),
  dependency: ({ service, state }) => dependenciesOf(service, state).some((id) => !canRun(id, state)),
  'restricted-category': ({ groups, state }) => groups.some((group) => isRestricted(group, state)),
  // A transfer that declares nothing is no declared transfer.
  'undeclared-data': ({ service, groups }) =>
    groups.length === 0 || groups.some((group) => !isDeclared(group, service)),
};

/** What stands in the way of the service itself, whatever it would send. */
const runReasons = denialReasons.filter(
  (reason) => reason !== 'dependency' && reason !== 'restricted-category' && reason !== 'undeclared-data',
);

/**
 * May this service send these data groups now, and if not, why. Pure, never throws, fails closed: the stricter of
 * the driver's choice, the keeper's rules and the car's report counts, and what is unknown counts as off.
 *
 * 112 eCall is decided before everything else and looks at no state: its `emergency` group always leaves, by the
 * built-in modem (Regulation (EU) 2015/758). No catalogue can give another service the same standing: what another law
 * locks on has no switch of its own, sends {@link lawfulGroups} only, and stops with the network like everything else.
 */
export function decide(request: TransferRequest, state: PolicyState): Decision {
  if (request.service === ecall) return decideEcall(request.groups);
  const service = findService(request.service, state.catalogue);
  if (service === undefined) return denied(['unknown-service']);
  const question: Question = { service, groups: [...new Set(request.groups)], state };
  const reasons = denialReasons.filter((reason) => stands[reason](question));
  if (reasons.length > 0) return denied(reasons);
  return {
    allowed: true,
    groups: question.groups.filter((group) => group !== 'position' || isLocationOn(state)),
    connection: usesNetwork(service) && state.connection === 'built-in' ? 'built-in' : 'phone',
  };
}

function denied(reasons: readonly DenialReason[]): Decision {
  return { allowed: false, reason: reasons[0] ?? 'unknown-service', reasons };
}

/** A call for help is not stopped because it asks for too much: it goes without the rest. */
function decideEcall(groups: readonly DataGroup[]): Decision {
  return groups.includes('emergency')
    ? { allowed: true, groups: ['emergency'], connection: 'built-in' }
    : denied(['undeclared-data']);
}

function findService(id: ServiceId, catalogue: ServiceCatalogue): ServiceDefinition | undefined {
  return catalogue.services.find((service) => service.id === id && service.id !== ecall);
}

function isLocked({ control }: ServiceDefinition): boolean {
  return control === 'locked-on';
}

function isDeclared(group: DataGroup, service: ServiceDefinition): boolean {
  return service.groups.includes(group) && (!isLocked(service) || lawfulGroups.includes(group));
}

/** The driver's choice, or undefined before one is applied. Absent means off, or not objected. */
function isChosen(service: ServiceDefinition, state: PolicyState): boolean | undefined {
  if (state.applied === undefined) return undefined;
  const chosen: unknown = own(state.applied.choices.services, service.id);
  return service.control === 'objection' ? chosen === undefined || chosen === true : chosen === true;
}

/** Only smartphone integration leaves by the phone's own link; everything else does, whatever its `needs` say. */
function usesNetwork(service: ServiceDefinition): boolean {
  return service.control !== 'per-phone' || service.needs.includes('network');
}

function isLocationOn(state: PolicyState): boolean {
  const { applied } = state;
  return applied?.choices.location === true && !applied.rules.denyLocation && isLocationOnInCar(state);
}

/** A car without the switch shares no location: nobody could have allowed it there. */
function isLocationOnInCar({ catalogue, reported }: PolicyState): boolean {
  return catalogue.switches.includes('location') && reported.location === true;
}

function cannotDoWithoutPosition({ service, groups }: Question): boolean {
  return (
    service.needs.includes('location') || (groups.length > 0 && groups.every((group) => group === 'position'))
  );
}

function isDeniedByKeeper(question: Question): boolean {
  const rules = question.state.applied?.rules;
  if (rules === undefined) return false;
  const { service } = question;
  return (
    (!isLocked(service) && rules.denyServices.some((id) => id === service.id)) ||
    (rules.denyNetwork && usesNetwork(service)) ||
    (rules.denyLocation && cannotDoWithoutPosition(question))
  );
}

function isRestricted(group: DataGroup, { applied, catalogue }: PolicyState): boolean {
  const categories: readonly CategoryId[] = own(catalogue.categoriesOfGroup, group) ?? [];
  return categories.some((category) => applied?.choices.restrictedCategories.includes(category));
}

/** All services reached by `dependsOn`, so that a circle of them ends. */
function dependenciesOf(service: ServiceDefinition, { catalogue }: PolicyState): readonly ServiceId[] {
  const found = new Set(service.dependsOn);
  for (const id of found) {
    for (const next of findService(id, catalogue)?.dependsOn ?? []) found.add(next);
  }
  found.delete(service.id);
  return [...found];
}

function canRun(id: ServiceId, state: PolicyState): boolean {
  if (id === ecall) return true;
  const service = findService(id, state.catalogue);
  if (service === undefined) return false;
  return !runReasons.some((reason) => stands[reason]({ service, groups: service.groups, state }));
}

/** An own property only: a service may be called `constructor`. */
function own<K extends string, V>(record: Readonly<Partial<Record<K, V>>>, key: K): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
