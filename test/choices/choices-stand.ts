import { waitUntil } from '@open-wc/testing';
import type { AppliedChoices } from '../../platform/contract/services.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import type { ManualScheduler } from '../../platform/emulator/manual-scheduler.ts';
import { choiceCollection } from '../../src/choices/choice-collection.ts';
import type { Choice } from '../../src/choices/choice-collection.ts';
import { ChoiceMemory } from '../../src/choices/choice-memory.ts';
import type { ChoiceStores } from '../../src/choices/choice-memory.ts';
import { ChoicesStore } from '../../src/choices/choices-store.ts';
import type { SwitchId } from '../../src/choices/switches.ts';
import type { Collection } from '../../src/vault/collection.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { catalogue, makeCar, noRules } from '../platform/emulator/fixture.ts';
import { driverBucket, type GloveboxStand } from '../vault/glovebox-stand.ts';
import { replaceMethod } from '../vault/replace-method.ts';

export const networkPath = 'Vehicle.Private.Glovebox.MobileData.IsEnabled';
export const locationPath = 'Vehicle.Private.Glovebox.Location.IsSharingAllowed';

/** One car and one set of choices, seen from any number of windows. */
export interface ChoicesStand {
  readonly car: EmulatedCar;
  readonly scheduler: ManualScheduler;
  readonly end: AbortController;
  /** Another window on the same storage and car; it may always widen unless told otherwise. */
  window(mayWiden?: () => boolean): Promise<ChoicesWindow>;
  /** Lets the car work, in small steps, until `holds`. */
  until(holds: () => boolean, what: string): Promise<void>;
  /** The same until a request has settled. */
  settled(request: Promise<void>): Promise<void>;
}

export interface ChoicesWindow {
  readonly choices: ChoicesStore;
  readonly memory: ChoiceMemory;
  readonly stores: ChoiceStores;
  /** Gate, car and vault, in the order they were asked. */
  readonly log: string[];
  readonly applied: AppliedChoices[];
}

function vehicleBucket(vault: Vault): string {
  const bucket = vault.buckets.find(({ kind }) => kind === 'vehicle');
  if (bucket === undefined) throw new Error('no vehicle bucket');
  return bucket.name;
}

async function openStore(vault: Vault, bucket: string, log: string[]): Promise<Collection<Choice>> {
  const store = vault.collection(bucket, choiceCollection);
  const opened = await store.open();
  if (!opened.ok) throw new Error(`choices: ${opened.reason}`);
  replaceMethod(store, 'put', (original) => async (changes) => {
    for (const { id, value } of changes)
      log.push(`vault ${id} ${value.allowed ? 'on' : 'off'}${value.pending ? ' pending' : ''}`);
    return original.call(store, changes);
  });
  return store;
}

export function choicesStand(
  stand: GloveboxStand,
  before: (car: EmulatedCar) => void = () => undefined,
): ChoicesStand {
  const { car, scheduler } = makeCar({ responsiveness: 'prompt' });
  car.fault('services-silent', true);
  before(car);
  const end = new AbortController();
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    await waitUntil(
      () => {
        scheduler.advance(50);
        return holds();
      },
      what,
      { interval: 5, timeout: 10_000 },
    );
  };
  return {
    car,
    scheduler,
    end,
    until,
    async settled(request) {
      let isDone = false;
      void request.then(() => (isDone = true));
      await until(() => isDone, 'the request settles');
    },
    async window(mayWiden = () => true) {
      const log: string[] = [];
      const applied: AppliedChoices[] = [];
      const vault = await stand.window();
      const stores = {
        car: await openStore(vault, vehicleBucket(vault), log),
        driver: await openStore(vault, driverBucket(vault), log),
      };
      const ports = car.ports(end.signal, () => undefined);
      const memory = new ChoiceMemory({ network: true, location: false }, catalogue.services, stores);
      const switches: readonly SwitchId[] = ['network', 'location', 'service:rtti', 'service:quality'];
      const choices = new ChoicesStore({
        signals: {
          ...ports.signals,
          request: (values, signal) => {
            log.push(`car ${JSON.stringify(values)}`);
            return ports.signals.request(values, signal);
          },
        },
        services: {
          ...ports.services,
          apply: (change) => {
            log.push(`gate network=${change.choices.network} location=${change.choices.location}`);
            applied.push(change);
            return ports.services.apply(change);
          },
        },
        memory,
        driver: 'driver-1',
        rules: noRules,
        mayWiden,
        switches,
        signal: end.signal,
      });
      scheduler.advance(0);
      log.length = 0;
      return { choices, memory, stores, log, applied };
    },
  };
}
