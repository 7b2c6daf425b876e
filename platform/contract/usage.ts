import * as z from 'zod/mini';
import { deviceIdSchema } from './devices.ts';
import type { CategoryId } from './service-definition.ts';

/** The car's own name of a record, the same whenever it is handed over again. */
export const usageIdSchema = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));

const common = {
  id: usageIdSchema,
  /** Who drove, as the enforcement point was told (`AppliedChoices.driver`); missing while it knew nobody. */
  driver: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** When it happened or began: the car's wall clock, ms since the epoch. */
  at: z.int().check(z.minimum(0)),
};

const text = z.string().check(z.maxLength(2_000));
const amount = z.number().check(z.minimum(0), z.refine(Number.isFinite));

/** WGS 84, degrees. */
const placePositionSchema = z.object({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
});

/** Somewhere to go, as whoever asked for guidance called it. */
export const placeFields = {
  name: z.string().check(z.maxLength(200)),
  address: z.exactOptional(z.string().check(z.maxLength(500))),
  position: z.exactOptional(placePositionSchema),
};

const conversation = {
  ...common,
  /** The paired phone it came from. */
  device: deviceIdSchema,
  /** Number or address of the other one. */
  peer: z.string().check(z.maxLength(200)),
  /** As the phone names them; empty where it does not. */
  name: z.string().check(z.maxLength(200)),
  direction: z.enum(['in', 'out', 'missed']),
};

/** What using the car leaves behind, to be kept in the car. Personal: shown and stored, never logged. */
export const usageRecordSchema = z.discriminatedUnion('kind', [
  /** `duration` in s. */
  z.object({ kind: z.literal('call'), ...conversation, duration: z.int().check(z.minimum(0)) }),
  z.object({ kind: z.literal('message'), ...conversation, text: z.string().check(z.maxLength(10_000)) }),
  /** From ignition on to ignition off. `duration` in s, `distance` in m, `averageSpeed` in km/h. */
  z.object({
    kind: z.literal('trip'),
    ...common,
    duration: amount,
    distance: amount,
    averageSpeed: amount,
    energy: z.enum(['fuel', 'electric']),
  }),
  /** Guidance that has ended, and the way that was taken, thinned out. */
  z.object({
    kind: z.literal('recent-destination'),
    ...common,
    ...placeFields,
    route: z.array(placePositionSchema).check(z.maxLength(2_000)),
  }),
  z.object({ kind: z.literal('visit'), ...common, title: text, address: text }),
  z.object({ kind: z.literal('search'), ...common, query: text, provider: text }),
  z.object({
    kind: z.literal('cookie'),
    ...common,
    host: z.string().check(z.maxLength(255)),
    name: text,
    value: z.string().check(z.maxLength(4_096)),
  }),
  z.object({ kind: z.literal('preference'), ...common, provider: text, key: text, value: text }),
  z.object({
    kind: z.literal('account'),
    ...common,
    provider: z.string().check(z.maxLength(100)),
    user: z.string().check(z.maxLength(320)),
    tokens: z.array(z.string().check(z.maxLength(4_096))).check(z.maxLength(4)),
    scopes: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
  }),
  z.object({
    kind: z.literal('memo'),
    ...common,
    title: z.string().check(z.maxLength(200)),
    transcript: z.exactOptional(z.string().check(z.maxLength(10_000))),
  }),
  z.object({
    kind: z.literal('learned'),
    ...common,
    phrase: z.string().check(z.maxLength(500)),
    meaning: text,
  }),
  /** A phone was paired. `device` is its id in the pairing port, and among the connected devices. */
  z.object({
    kind: z.literal('phone'),
    ...common,
    device: deviceIdSchema,
    name: z.string().check(z.maxLength(60)),
    /** IEEE 802 address. */
    address: z.string().check(z.regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/)),
    uses: z.array(z.enum(['calls', 'contacts', 'messages', 'audio', 'hotspot'])).check(z.maxLength(5)),
  }),
  /** A Wi-Fi network was joined. */
  z.object({
    kind: z.literal('wifi'),
    ...common,
    device: deviceIdSchema,
    name: z.string().check(z.maxLength(32)),
    passphrase: z.exactOptional(z.string().check(z.maxLength(63))),
    security: z.enum(['open', 'wpa2', 'wpa3']),
  }),
]);
export type UsageRecord = z.infer<typeof usageRecordSchema>;
export type UsageKind = UsageRecord['kind'];

const categories: Readonly<Record<UsageKind, CategoryId>> = {
  call: 'calls',
  message: 'calls',
  trip: 'trips',
  'recent-destination': 'recent-destinations',
  visit: 'online-use',
  search: 'online-use',
  cookie: 'online-use',
  preference: 'online-use',
  account: 'accounts',
  memo: 'voice',
  learned: 'voice',
  phone: 'paired-devices',
  wifi: 'paired-devices',
};

/** The stored category that a record of this kind belongs to. */
export function categoryOfUsage(kind: UsageKind): CategoryId {
  return categories[kind];
}

/** Every category that using the car fills. */
export const usageCategories: ReadonlySet<CategoryId> = new Set(Object.values(categories));

/** How many records {@link UsagePort.pending} gives at most. */
export const usageBatch = 100;

/**
 * What the car hands over to be kept. It holds each record until it is settled, over a power cut too, and the last 1,000
 * at most; a record that is settled is nowhere in the car any more.
 */
export interface UsagePort {
  /** The oldest {@link usageBatch} records that wait, oldest first. None while the car cannot be reached. */
  pending(): Promise<readonly UsageRecord[]>;
  /** Called after something new waits, until `signal` aborts. */
  subscribe(listener: () => void, signal: AbortSignal): void;
  /** They are kept, or nobody wants them: the car forgets them. Unknown ids are passed over. False: try again later. */
  settle(ids: readonly string[]): Promise<boolean>;
}
