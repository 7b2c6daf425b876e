import * as z from 'zod/mini';
import { serviceDefinitionSchema } from '../../platform/contract/service-definition.ts';
import { slugSchema } from './pack-id.ts';

const amount = z.int().check(z.positive());

/** How long the receiver keeps what it got. A service may have several rules, for several parts of its data. */
const retentionSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('hours'), hours: amount }),
  z.strictObject({ rule: z.literal('days'), days: amount }),
  z.strictObject({ rule: z.literal('years'), from: amount, to: amount }),
  z.strictObject({
    rule: z.enum([
      'until-deleted',
      'until-withdrawn',
      'contract',
      'legal',
      'life-of-car',
      'provider-terms',
      'anonymised',
      'on-phone',
    ]),
  }),
]);

/** What one consent covers: the service, one recipient, or one channel. */
const consentSchema = z.discriminatedUnion('per', [
  z.strictObject({ per: z.literal('service') }),
  z.strictObject({ per: z.literal('recipient') }),
  z.strictObject({
    per: z.literal('channel'),
    channels: z.array(slugSchema).check(z.minLength(1), z.maxLength(10)),
  }),
]);

const termsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('url'),
    url: z.url({ protocol: /^https$/ }).check(z.maxLength(300)),
  }),
  z.strictObject({
    kind: z.literal('place'),
    place: z.enum(['owners-manual', 'online-account', 'dealer', 'phone']),
  }),
]);

/** When positions leave the car, and to whom. The words a driver reads before switching on are in the texts. */
const positionDetailSchema = z.strictObject({
  sent: z.enum(['in-emergency', 'on-request', 'while-used', 'during-drives']),
  to: z.array(slugSchema).check(z.minLength(1), z.maxLength(10)),
});

/** What the enforcement point knows of a service and what people read about it (`inventory.md` section 2). */
export const packServiceSchema = z.strictObject({
  ...serviceDefinitionSchema.shape,
  provider: slugSchema,
  providerKind: z.enum(['public', 'maker', 'third-party']),
  /** Everyone who receives the data, processors included; keys of the texts. */
  recipients: z.array(slugSchema).check(z.minLength(1), z.maxLength(10)),
  /** Where the data are processed: inside the EEA, in a country with an adequacy decision, or under standard clauses. */
  region: z.enum(['eea', 'adequate', 'contract-clauses']),
  /** Whether the connection is encrypted. */
  secured: z.boolean(),
  retention: z.array(retentionSchema).check(z.minLength(1), z.maxLength(5)),
  /** Whether the receiver's copy outlives an erase in the car, without a time of its own. */
  survivesErase: z.boolean(),
  /** Whether this car has it; what is not contracted is in no preset. */
  contracted: z.boolean(),
  cost: z.enum(['free', 'included', 'paid']),
  contractEnds: z.optional(z.iso.date()),
  terms: termsSchema,
  consent: z.optional(consentSchema),
  positionDetail: z.optional(positionDetailSchema),
});
export type PackService = z.infer<typeof packServiceSchema>;
