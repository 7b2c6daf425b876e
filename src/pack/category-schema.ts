import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';

/** Where stored data come from: entered or set by the user, left behind by use, or recorded by the car's technology. */
const origins = ['user', 'use', 'technical'] as const;

const owners = ['driver-profile', 'who-drove', 'vehicle', 'control-units', 'key', 'ecall-unit'] as const;

const places = ['car', 'connected-device', 'control-units', 'key', 'ecall-unit'] as const;

/** Why a category stays when everything else is erased. The sentence a driver reads is in the texts. */
const notErasableReasons = [
  'law',
  'legal-record',
  'security',
  'service-centre',
  'control-unit',
  'not-kept',
  'key',
] as const;

/** A class of stored data (`inventory.md` section 1). Its id is kept for ever. */
export const categorySchema = z.strictObject({
  id: categoryIdSchema,
  origins: z.array(z.enum(origins)).check(z.minLength(1), z.maxLength(3)),
  belongsTo: z.enum(owners),
  sensitivity: z.enum(['ordinary', 'high']),
  /** `handover`: only together with everything else, when the car changes hands. */
  erasable: z.enum(['yes', 'handover', 'no']),
  notErasableReason: z.optional(z.enum(notErasableReasons)),
  /** Days after which a record erases itself; absent where nothing does. */
  retentionDays: z.optional(z.int().check(z.positive())),
  /** Where it can lie. Glovebox erases only what is in the car. */
  places: z.array(z.enum(places)).check(z.minLength(1), z.maxLength(5)),
});
