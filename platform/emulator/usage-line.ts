import * as z from 'zod/mini';
import {
  activeGuidanceSchema,
  guidanceResultSchema,
  type ActiveGuidance,
  type GuidanceResult,
} from '../contract/guidance.ts';
import { deviceIdSchema } from '../contract/devices.ts';
import {
  forgetResultSchema,
  pairedDeviceSchema,
  type ForgetResult,
  type PairedDevice,
} from '../contract/pairing.ts';
import { usageBatch, usageIdSchema, usageRecordSchema, type UsageRecord } from '../contract/usage.ts';
import type { CarUsage } from './car-usage.ts';

/** One app's line to what the car hands over, its guidance and what it is paired with. */
export interface UsageLine {
  /** As it stood when the app connected. */
  readonly active: ActiveGuidance | null;
  readonly paired: readonly PairedDevice[];
  pending(): Promise<readonly UsageRecord[]>;
  settle(ids: readonly string[]): Promise<boolean>;
  /** The target is checked by the car, so that a wrong one is answered. */
  start(target: unknown): Promise<GuidanceResult>;
  stop(): Promise<GuidanceResult>;
  forget(id: string): Promise<ForgetResult>;
}

/** More paired devices than this no car keeps. */
const mostPaired = 100;

export const activeSchema = z.nullable(activeGuidanceSchema);
export const pairedSchema = z.array(pairedDeviceSchema).check(z.maxLength(mostPaired));

/** A question over the bridge. */
export const usageCallSchema = z.discriminatedUnion('call', [
  z.object({ call: z.literal('pending') }),
  z.object({ call: z.literal('settle'), ids: z.array(usageIdSchema).check(z.maxLength(usageBatch)) }),
  z.object({ call: z.literal('start'), target: z.unknown() }),
  z.object({ call: z.literal('stop') }),
  z.object({ call: z.literal('forget'), device: deviceIdSchema }),
]);
export type UsageCall = z.infer<typeof usageCallSchema>;

const pendingSchema = z.array(usageRecordSchema).check(z.maxLength(usageBatch));
const unreachable = { ok: false, reason: 'unreachable' } as const;

/** In memory. `usage` is asked each time: a reset car has another. */
export function usageLine(usage: () => CarUsage): UsageLine {
  return {
    active: usage().guide.active,
    paired: usage().pairings.list(),
    pending: () => Promise.resolve(usage().queue.pending()),
    settle(ids) {
      usage().queue.settle(ids);
      return Promise.resolve(true);
    },
    start: (target) => Promise.resolve(usage().guide.start(target)),
    stop: () => Promise.resolve(usage().guide.stop()),
    forget: (id) => Promise.resolve(usage().pairings.forget(id)),
  };
}

/** The app's end of the bridge. An answer to another question counts as none; `ask` gives undefined for silence. */
export function askUsage(
  { active, paired }: Pick<UsageLine, 'active' | 'paired'>,
  ask: (call: UsageCall) => Promise<unknown>,
): UsageLine {
  async function asked<T>(schema: z.ZodMiniType<T>, silence: T, call: UsageCall): Promise<T> {
    const parsed = schema.safeParse(await ask(call));
    return parsed.success ? parsed.data : silence;
  }
  return {
    active,
    paired,
    pending: () => asked<readonly UsageRecord[]>(pendingSchema, [], { call: 'pending' }),
    async settle(ids) {
      for (let start = 0; start < ids.length; start += usageBatch) {
        const some = ids.slice(start, start + usageBatch);
        if (!(await asked(z.boolean(), false, { call: 'settle', ids: some }))) return false;
      }
      return true;
    },
    start: (target) => asked<GuidanceResult>(guidanceResultSchema, unreachable, { call: 'start', target }),
    stop: () => asked<GuidanceResult>(guidanceResultSchema, unreachable, { call: 'stop' }),
    async forget(device) {
      if (!deviceIdSchema.safeParse(device).success) return { ok: false, reason: 'unknown' };
      return asked<ForgetResult>(forgetResultSchema, unreachable, { call: 'forget', device });
    },
  };
}

/** The car's end. */
export function answerUsage(line: UsageLine, call: UsageCall): Promise<unknown> {
  switch (call.call) {
    case 'pending':
      return line.pending();
    case 'settle':
      return line.settle(call.ids);
    case 'start':
      return line.start(call.target);
    case 'stop':
      return line.stop();
    case 'forget':
      return line.forget(call.device);
  }
}
