import * as z from 'zod/mini';
import { knobEventSchema } from './knob-event.ts';
import { connectedDeviceSchema } from '../contract/devices.ts';
import { carKeySchema } from '../contract/key.ts';
import { categoryIdSchema } from '../contract/service-definition.ts';
import { gateRecordSchema, storedBatch } from '../contract/services.ts';
import {
  isActuatorPath,
  isSignalPath,
  parseSignalValue,
  refusalReasons,
  type SignalPath,
} from '../contract/signals.ts';
import { displaySchema, vehicleIdentitySchema } from '../contract/vehicle.ts';
import type { ReportedReading } from './car-link.ts';
import { deviceAnswerSchema, deviceCallSchema } from './device-line.ts';
import { sockets } from './car-slots.ts';
import { activeSchema, pairedSchema, usageCallSchema } from './usage-line.ts';

/**
 * What the app's frame and the bench's page say to each other over one `MessagePort`. The app speaks first
 * (`connect`); the car answers `hello`, then everything it has, then each event as it happens.
 */
const id = z.int().check(z.minimum(1));
const pathSchema = z.custom<SignalPath>((value) => typeof value === 'string' && isSignalPath(value));
const actuatorSchema = z.custom<SignalPath>((value) => typeof value === 'string' && isActuatorPath(value));
const valueSchema = z.union([z.boolean(), z.number(), z.string()]);

const readingSchema = z.custom<ReportedReading>((reading) => {
  const parts: readonly unknown[] = Array.isArray(reading) ? reading : [];
  const [path, value] = parts;
  if (parts.length !== 2) return false;
  if (typeof path !== 'string' || !isSignalPath(path)) return false;
  return value === null || parseSignalValue(path, value) !== undefined;
});

const devicesSchema = z.array(connectedDeviceSchema).check(z.maxLength(sockets));

const timeSchema = z.object({ now: z.number(), isTrusted: z.boolean() });

const applyResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.enum(['stale-revision', 'invalid', 'unreachable']) }),
]);

export const appMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('request'), id, path: actuatorSchema, value: valueSchema }),
  z.object({ kind: z.literal('stop'), id, path: actuatorSchema }),
  /** Checked by the gate itself, so that a wrong one is answered and not dropped. */
  z.object({ kind: z.literal('apply'), id, applied: z.unknown() }),
  z.object({ kind: z.literal('since'), id, cursor: z.number() }),
  /** Whether the app gives out what it stores. */
  z.object({ kind: z.literal('provide'), isGiving: z.boolean() }),
  z.object({
    kind: z.literal('stored'),
    id,
    records: z.array(z.unknown()).check(z.maxLength(storedBatch)),
  }),
  z.object({ kind: z.literal('device'), id, call: deviceCallSchema }),
  z.object({ kind: z.literal('usage'), id, call: usageCallSchema }),
  z.object({
    kind: z.literal('restart'),
    route: z.string().check(z.regex(/^\/([a-z][a-z-]*(\/[a-z][a-z-]*)*)?$/)),
  }),
]);
export type AppMessage = z.infer<typeof appMessageSchema>;

export const carMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hello'),
    identity: vehicleIdentitySchema,
    displays: z.array(displaySchema),
    time: timeSchema,
    key: carKeySchema,
    devices: devicesSchema,
    active: activeSchema,
    paired: pairedSchema,
  }),
  z.object({ kind: z.literal('reports'), readings: z.array(readingSchema) }),
  z.object({ kind: z.literal('forget') }),
  z.object({
    kind: z.literal('answer'),
    id,
    path: pathSchema,
    answer: z.discriminatedUnion('status', [
      z.object({ status: z.enum(['accepted', 'moving', 'reached', 'stopped']) }),
      z.object({ status: z.literal('refused'), reason: z.enum(refusalReasons) }),
    ]),
  }),
  z.object({ kind: z.literal('gate'), record: gateRecordSchema }),
  z.object({ kind: z.literal('read'), id, category: categoryIdSchema }),
  z.object({
    kind: z.literal('lifecycle'),
    event: z.enum(['ignition-off', 'ignition-on', 'suspend', 'resume']),
  }),
  z.object({ kind: z.literal('knob'), event: knobEventSchema }),
  z.object({ kind: z.literal('key'), key: carKeySchema }),
  z.object({ kind: z.literal('devices'), devices: devicesSchema }),
  z.object({ kind: z.literal('device'), id, answer: deviceAnswerSchema }),
  z.object({ kind: z.literal('usage') }),
  z.object({ kind: z.literal('guidance'), active: activeSchema }),
  z.object({ kind: z.literal('paired'), paired: pairedSchema }),
  /** Checked by who asked. */
  z.object({ kind: z.literal('usage-answer'), id, answer: z.unknown() }),
  z.object({ kind: z.literal('clock'), clock: timeSchema }),
  z.object({ kind: z.literal('applied'), id, result: applyResultSchema }),
  z.object({
    kind: z.literal('history'),
    id,
    history: z.object({ records: z.array(gateRecordSchema), cursor: z.int(), gap: z.boolean() }),
  }),
]);
export type CarMessage = z.infer<typeof carMessageSchema>;
