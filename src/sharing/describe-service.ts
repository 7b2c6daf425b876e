import type { SwitchState } from '../choices/choices-store.ts';
import type { Messages } from '../i18n/en/en.ts';
import type { PackService } from '../pack/service-schema.ts';
import type { PackTexts } from '../pack/texts-schema.ts';
import { describeSwitch } from '../settings/describe-switch.ts';
import type { SwitchTexts, SwitchView } from '../settings/describe-switch.ts';
import type { Hindrance } from './hindrances.ts';

/** What is known of a service at one moment. */
export interface ServiceNow {
  readonly service: PackService;
  readonly texts: PackTexts;
  /** Undefined for what nobody switches. */
  readonly state: SwitchState | undefined;
  readonly hindrances: readonly Hindrance[];
  /** Names of the services that it needs first. */
  readonly missing: readonly string[];
}

type Position = Exclude<SwitchView['position'], 'absent'>;

export interface ServiceView {
  readonly heading: string;
  /** One line: the consequence, or why it does not run now. */
  readonly detail: string;
  /** Undefined for a service without a switch. */
  readonly control: { readonly position: Position; readonly wish: SwitchView['wish'] } | undefined;
  /** Why it cannot be switched on, driving apart; empty when it can. */
  readonly blockedReason: string;
}

/** What a row says and shows. Sentences about the service are the pack's, reasons are the policy's. */
export function describeService(
  now: ServiceNow,
  messages: Pick<Messages, 'settings' | 'sharing'>,
): ServiceView {
  const { service, texts, state } = now;
  const words = messages.sharing;
  const { name = service.id, whyFixed = '' } = texts.services[service.id] ?? {};
  if (state === undefined) return { heading: name, detail: whyFixed, control: undefined, blockedReason: '' };
  const isOn = state.reported === true || state.requested;
  const bundled = service.control === 'consent' ? service.consent?.per : undefined;
  if ((bundled === 'channel' || bundled === 'recipient') && !isOn && state.status !== 'pending') {
    const detail = state.reported === undefined ? words.unknown : words.consent[bundled];
    return { heading: name, detail, control: undefined, blockedReason: '' };
  }
  const { position, wish, detail } = describeSwitch(state, switchTexts(now, words), messages.settings);
  if (position === 'absent') return { heading: name, detail, control: undefined, blockedReason: '' };
  const isSettled = state.status === 'confirmed' && (state.requested || state.reported === false);
  const noContract = !service.contracted && !isOn ? words.noContract : '';
  const reason = noContract === '' ? hindranceText(now, words) : noContract;
  return {
    heading: name,
    detail: isSettled && reason !== '' ? withTakeover(service, reason, position, words) : detail,
    control: { position, wish },
    blockedReason: noContract,
  };
}

/** Why it does not run now, whatever its switch says; empty when nothing stands in the way. */
export function hindranceText(
  { hindrances, missing }: Pick<ServiceNow, 'hindrances' | 'missing'>,
  words: Messages['sharing'],
): string {
  const [first] = hindrances;
  if (first === undefined) return '';
  return first === 'dependency' && missing.length > 0 ? words.needsFirst(missing) : words.unavailable[first];
}

function switchTexts({ service, texts }: ServiceNow, words: Messages['sharing']): SwitchTexts {
  const { name = service.id, purpose = '', whenOff = '' } = texts.services[service.id] ?? {};
  const title = name;
  if (isEmergency(service)) return { title, ...words.emergency };
  if (service.control === 'per-phone') return { title, ...words.everyPhone, unknown: words.unknown };
  const on =
    service.control === 'objection'
      ? words.objection(purpose)
      : service.control === 'consent'
        ? words.consent.on
        : purpose;
  return { title, on, off: whenOff, unknown: words.unknown };
}

/** A maker's emergency call: 112 eCall stands behind it in both positions (`inventory.md` section 5). */
function isEmergency({ control, groups }: PackService): boolean {
  return control !== 'locked-on' && groups.includes('emergency');
}

function withTakeover(
  service: PackService,
  reason: string,
  position: Position,
  words: Messages['sharing'],
): string {
  return isEmergency(service) ? `${reason} ${words.emergency[position]}` : reason;
}
