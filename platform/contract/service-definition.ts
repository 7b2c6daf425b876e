import * as z from 'zod/mini';
import { isSwitchableServiceId, serviceIdSchema, type SwitchableServiceId } from './service-id.ts';

/** Data groups a service may send (`inventory.md` section 2). The last five are read from what the car stores. */
export const dataGroups = [
  'vehicle',
  'position',
  'maintenance',
  'traffic',
  'environment',
  'user-profile',
  'sensors',
  'account',
  'payment',
  'contact',
  'usage',
  'emergency',
  'vin',
  'versions',
  'comfort',
  'destinations',
  'address-book',
  'media-library',
  'online-use',
] as const;
export const dataGroupSchema = z.enum(dataGroups);
export type DataGroup = z.infer<typeof dataGroupSchema>;

/** Id of a class of stored data, as in the pack (`contacts`, `destinations`, …). Kept for ever. */
export const categoryIdSchema = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(40));
export type CategoryId = z.infer<typeof categoryIdSchema>;

/** What decides about a service: the law, a switch, a consent per recipient or channel, an objection, nobody, the phone. */
const controls = ['locked-on', 'switch', 'consent', 'objection', 'information', 'per-phone'] as const;

/** GDPR art. 6(1) letters; `terms` where the third party's own terms apply. */
const legalBases = ['a', 'b', 'c', 'd', 'f', 'terms'] as const;

const needs = ['network', 'location', 'microphone'] as const;

/** What the enforcement point has to know of a service. The pack adds what people read. */
export const serviceDefinitionSchema = z.object({
  id: serviceIdSchema,
  control: z.enum(controls),
  bases: z.array(z.enum(legalBases)).check(z.minLength(1)),
  groups: z.array(dataGroupSchema).check(z.minLength(1)),
  needs: z.array(z.enum(needs)),
  /** Other services this one cannot run without. */
  dependsOn: z.array(serviceIdSchema),
  /** Who holds the choice: the car as a whole, or each driver. */
  scope: z.enum(['car', 'driver']),
  /** Who receives a transfer, as the log shows it: a key of the pack's texts. */
  recipient: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
});
export type ServiceDefinition = z.infer<typeof serviceDefinitionSchema>;

/** The id of a service that has a switch of its own; undefined for 112 eCall and for what another law locks on. */
export function switchedId({
  id,
  control,
}: Pick<ServiceDefinition, 'id' | 'control'>): SwitchableServiceId | undefined {
  return control !== 'locked-on' && isSwitchableServiceId(id) ? id : undefined;
}

/** Switches for all services at once, which a car may have or not. */
export const carSwitches = ['network', 'location'] as const;
export type CarSwitch = (typeof carSwitches)[number];

/** What the adapter is told of the pack at start: the services, and which stored categories each data group reads. */
export interface ServiceCatalogue {
  /** Without `network` the mobile network is always on; without `location` no service is ever given a position. */
  readonly switches: readonly CarSwitch[];
  readonly services: readonly ServiceDefinition[];
  readonly categoriesOfGroup: Readonly<Partial<Record<DataGroup, readonly CategoryId[]>>>;
}
