import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { ServicesPort } from '../../platform/contract/services.ts';
import { carSwitches, switchedId } from '../../platform/contract/service-definition.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { isRestricted } from '../restriction/restrictions.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/vault.ts';
import { choiceCollection } from './choice-collection.ts';
import { ChoiceMemory } from './choice-memory.ts';
import type { ChoiceStores } from './choice-memory.ts';
import { ChoicesStore } from './choices-store.ts';
import { denyLost } from './deny-lost.ts';
import { keptOf } from './kept-categories.ts';
import { serviceSwitch, switchScope, useOf } from './switches.ts';
import type { SwitchId, SwitchScope } from './switches.ts';

export interface ChoicesSources {
  readonly car: { readonly signals: SignalsPort; readonly services: ServicesPort };
  readonly pack: VehiclePack;
  readonly monitor: RestrictionSource;
  /** Undefined while storage is closed: switching off still works, nothing can be switched on. */
  readonly stored: { readonly vault: Vault; readonly session: Session } | undefined;
  /** Random id for the enforcement point while nobody's choices can be read. */
  readonly nobody: string;
  readonly signal: AbortSignal;
}

/** Nobody manages the car so far. */
const noRules = { denyNetwork: false, denyLocation: false, denyServices: [] };

/** Reads the choices and hands them to the enforcement point. */
export async function openChoices(sources: ChoicesSources): Promise<ChoicesStore> {
  const { car, pack, monitor, stored, nobody, signal } = sources;
  const stores =
    stored === undefined
      ? undefined
      : await openStores(stored.vault, stored.session, allChoices(pack), signal);
  return new ChoicesStore({
    ...car,
    memory: new ChoiceMemory(
      pack.defaults,
      pack.services,
      stores,
      carSwitches.filter((name) => !pack.switches.includes(name)),
    ),
    driver: stores === undefined ? nobody : (stored?.session.driver.name ?? nobody),
    rules: noRules,
    mayWiden: () => !isRestricted(monitor.check().set, 'NO_WIDENING'),
    switches: switchesOf(pack),
    signal,
  });
}

function switchesOf(pack: VehiclePack): readonly SwitchId[] {
  return [
    ...pack.switches,
    ...pack.services.flatMap((service) => {
      const id = switchedId(service);
      return id === undefined ? [] : serviceSwitch(id);
    }),
  ];
}

/** By where each is kept. */
function allChoices(pack: VehiclePack): Readonly<Record<SwitchScope, readonly string[]>> {
  const switches = switchesOf(pack);
  const ofScope = (scope: SwitchScope): readonly string[] =>
    switches.filter((id) => switchScope(id, pack.services) === scope);
  const categories = pack.categories.flatMap(({ id }) => [useOf(id), keptOf(id)]);
  return { car: ofScope('car'), driver: [...ofScope('driver'), ...categories] };
}

/** Undefined when a bucket cannot be read, or what it lost not be decided: then nothing is known to be allowed. */
async function openStores(
  vault: Vault,
  session: Session,
  choices: ReturnType<typeof allChoices>,
  signal: AbortSignal,
): Promise<ChoiceStores | undefined> {
  const stores = {
    car: vault.collection(session.vehicle.name, choiceCollection),
    driver: vault.collection(session.driver.name, choiceCollection),
  };
  const open = async (scope: SwitchScope): Promise<boolean> =>
    denyLost(stores[scope], await stores[scope].open(signal), choices[scope]);
  const opened = await Promise.all([open('car'), open('driver')]);
  return opened.every(Boolean) ? stores : undefined;
}
