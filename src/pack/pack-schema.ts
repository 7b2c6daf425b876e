import * as z from 'zod/mini';
import { carSwitches, categoryIdSchema } from '../../platform/contract/service-definition.ts';
import type { DataGroup } from '../../platform/contract/service-definition.ts';
import { serviceIdSchema } from '../../platform/contract/service-id.ts';
import { categorySchema } from './category-schema.ts';
import { equipmentSchema } from './equipment-schema.ts';
import { languageSchema, packIdSchema, slugSchema } from './pack-id.ts';
import { packServiceSchema } from './service-schema.ts';

/** Data groups that are read from what the car stores; each names its categories. */
export const storedGroups = [
  'comfort',
  'destinations',
  'address-book',
  'media-library',
  'online-use',
] as const satisfies readonly DataGroup[];

const storedCategories = z.array(categoryIdSchema).check(z.minLength(1), z.maxLength(20));

const presetIds = ['maximum-privacy', 'essential', 'no-location', 'all-services', 'custom'] as const;

/** Which services a preset turns on: those it lists, or what the car has a contract for. Never one that needs consent. */
const presetServicesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listed'), ids: z.array(serviceIdSchema).check(z.maxLength(100)) }),
  z.strictObject({ kind: z.literal('contracted') }),
  z.strictObject({ kind: z.literal('contracted-without-location') }),
  z.strictObject({ kind: z.literal('own') }),
]);

const presetSchema = z.strictObject({
  id: z.enum(presetIds),
  network: z.enum(['on', 'off', 'any']),
  location: z.enum(['on', 'off', 'emergency-and-breakdown', 'any']),
  services: presetServicesSchema,
});

/** Rights a contact point answers (GDPR art. 15 to 18, 20, 21, 77). */
const rights = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'complaint',
] as const;

const contactSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['maker', 'dealer', 'third-party', 'authority']),
  rights: z.array(z.enum(rights)).check(z.minLength(1), z.maxLength(rights.length)),
  url: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(300))),
  email: z.optional(z.email().check(z.maxLength(120))),
  answersWithinDays: z.optional(z.int().check(z.positive())),
});

/** A car model's data. What the shapes cannot say is checked by the rules beside this file. */
export const packSchema = z.strictObject({
  id: packIdSchema,
  /** The first one is the pack's own: used when a wanted language is not claimed. */
  languages: z.array(languageSchema).check(z.minLength(1), z.maxLength(40)),
  /** Switches for all services at once that the car has. */
  switches: z.array(z.enum(carSwitches)).check(z.maxLength(carSwitches.length)),
  equipment: equipmentSchema,
  categories: z.array(categorySchema).check(z.minLength(1), z.maxLength(100)),
  services: z.array(packServiceSchema).check(z.minLength(1), z.maxLength(100)),
  categoriesOfGroup: z.strictObject({
    comfort: storedCategories,
    destinations: storedCategories,
    'address-book': storedCategories,
    'media-library': storedCategories,
    'online-use': storedCategories,
  } satisfies Record<(typeof storedGroups)[number], unknown>),
  presets: z.array(presetSchema).check(z.minLength(1), z.maxLength(20)),
  contacts: z.array(contactSchema).check(z.minLength(1), z.maxLength(30)),
  /** A new car and a new profile. Optional services have no default: absent means off. */
  defaults: z.strictObject({
    network: z.boolean(),
    location: z.literal(false),
    microphone: z.literal(false),
  }),
});
export type PackData = z.infer<typeof packSchema>;
