import type { DataGroup, ServiceCatalogue } from '../contract/service-definition.ts';
import { isSwitchableServiceId, type ServiceId } from '../contract/service-id.ts';
import {
  appliedChoicesSchema,
  type AppliedChoices,
  type ApplyResult,
  type GateRecord,
} from '../contract/services.ts';
import { serviceSwitchPath } from '../contract/signals.ts';
import { decide, type Connection, type PolicyState } from '../policy.ts';
import type { CarSignals } from './car-signals.ts';
import type { GateLog } from './gate-log.ts';

const connections = { BUILT_IN: 'built-in', PHONE: 'phone', NONE: 'none' } as const;

interface GateParts {
  readonly catalogue: ServiceCatalogue;
  readonly signals: CarSignals;
  readonly log: GateLog;
  /** The car's wall clock. */
  readonly now: () => number;
  readonly onRecord: (record: GateRecord) => void;
  readonly applied: AppliedChoices | undefined;
}

/** Builds what is to be sent; called only once the policy has said yes, with the groups it let through. */
export type BuildPayload = (groups: readonly DataGroup[]) => Uint8Array;

/** The one way out of the car. Records are written here, behind the decision, with what really left. */
export class Gate {
  readonly #parts: GateParts;
  #applied: AppliedChoices | undefined;

  constructor(parts: GateParts) {
    this.#parts = parts;
    this.#applied = parts.applied;
  }

  get applied(): AppliedChoices | undefined {
    return this.#applied;
  }

  apply(applied: unknown): ApplyResult {
    const parsed = appliedChoicesSchema.safeParse(applied);
    if (!parsed.success) return { ok: false, reason: 'invalid' };
    const { driver, revision } = parsed.data;
    if (this.#applied?.driver === driver && revision < this.#applied.revision) {
      return { ok: false, reason: 'stale-revision' };
    }
    this.#applied = parsed.data;
    return { ok: true };
  }

  /** After a power cut the car knows nobody's choices. */
  forgetApplied(): void {
    this.#applied = undefined;
  }

  /** Whether {@link send} would let it through now. */
  lets(service: ServiceId, groups: readonly DataGroup[]): boolean {
    return decide({ service, groups }, this.#state()).allowed;
  }

  send(service: ServiceId, groups: readonly DataGroup[], build: BuildPayload): GateRecord {
    const { catalogue, log, now, onRecord } = this.#parts;
    const decision = decide({ service, groups }, this.#state());
    const record = decision.allowed
      ? log.add({
          outcome: 'sent',
          service,
          groups: [...decision.groups],
          bytes: build(decision.groups).byteLength,
          ...recipientOf(service, catalogue),
          connection: decision.connection,
          at: now(),
        })
      : log.add({
          outcome: 'refused',
          service,
          groups: [...groups],
          reasons: [...decision.reasons],
          at: now(),
        });
    onRecord(record);
    return record;
  }

  #state(): PolicyState {
    const { catalogue, signals } = this.#parts;
    return {
      catalogue,
      applied: this.#applied,
      reported: {
        network: signals.get('Vehicle.Private.Glovebox.MobileData.IsEnabled'),
        location: signals.get('Vehicle.Private.Glovebox.Location.IsSharingAllowed'),
        microphone: signals.get('Vehicle.Private.Glovebox.Microphone.IsAllowed'),
        services: Object.fromEntries(
          catalogue.services.map(({ id }) => [
            id,
            isSwitchableServiceId(id) ? signals.get(serviceSwitchPath(id)) : undefined,
          ]),
        ),
      },
      connection: connectionOf(signals),
    };
  }
}

function connectionOf(signals: CarSignals): Connection | undefined {
  if (signals.get('Vehicle.Connectivity.IsConnectivityAvailable') !== true) return 'none';
  const path = signals.get('Vehicle.Private.Glovebox.MobileData.Path');
  return path === undefined ? undefined : connections[path];
}

function recipientOf(id: ServiceId, catalogue: ServiceCatalogue): { recipient?: string } {
  const recipient = catalogue.services.find((service) => service.id === id)?.recipient;
  return recipient === undefined ? {} : { recipient };
}
