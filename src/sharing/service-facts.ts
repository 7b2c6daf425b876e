import type { LastOfService } from '../choices/last-records.ts';
import type { LiveTransfer } from '../choices/live-transfers.ts';
import { formatList } from '../i18n/format.ts';
import type { Messages } from '../i18n/en/en.ts';
import { hindranceText } from './describe-service.ts';
import type { ServiceNow } from './describe-service.ts';

/** One thing to know about a service: a question and its answer. */
export interface ServiceFact {
  readonly id: keyof Messages['sharing']['facts'];
  readonly text: string;
  /** Happening now. */
  readonly live?: boolean;
}

/** What went out and what was refused. */
export interface ServiceTraffic {
  readonly live: LiveTransfer | undefined;
  readonly last: LastOfService;
}

type Words = Pick<Messages, 'settings' | 'sharing'>;
type Row = readonly [id: ServiceFact['id'], text: string | undefined];

/** Everything there is to know about a service, the most important first; what does not apply is left out. */
export function serviceFacts(now: ServiceNow, traffic: ServiceTraffic, words: Words): readonly ServiceFact[] {
  const texts = now.texts.services[now.service.id];
  if (texts === undefined) return [];
  const { position } = texts;
  const rows: readonly Row[] = [
    ['purpose', texts.purpose],
    ['data', texts.data],
    ['which', position?.which],
    ['often', position?.often],
    ['to', position?.to],
    ['whyFixed', texts.whyFixed],
    ['whenOff', texts.whenOff],
    ['afterOff', texts.afterOff],
    ...trafficRows(now, traffic.last, words),
    ...legalRows(now, words.sharing),
    ...contractRows(now, words.sharing),
  ];
  return [
    ...nowFacts(now, traffic.live, words),
    ...rows.flatMap(([id, text]) => (text === undefined ? [] : [{ id, text }])),
  ];
}

function nowFacts(now: ServiceNow, live: LiveTransfer | undefined, words: Words): readonly ServiceFact[] {
  if (live !== undefined) {
    const path = words.settings.path[live.connection];
    return [{ id: 'now', text: words.sharing.liveNow(live.times, live.bytes, path), live: true }];
  }
  const why = hindranceText(now, words.sharing);
  return why === '' ? [] : [{ id: 'now', text: why }];
}

function trafficRows(
  { service }: ServiceNow,
  { sent, refused }: LastOfService,
  words: Words,
): readonly Row[] {
  if (service.control === 'information') return [['sent', words.sharing.neverSends]];
  const { settings, sharing } = words;
  return [
    [
      'sent',
      sent === undefined
        ? sharing.neverSent
        : sharing.sentAt(
            sent.at,
            sent.groups.map((group) => settings.groups[group]),
            sent.bytes,
            settings.path[sent.connection],
          ),
    ],
    [
      'refused',
      refused === undefined
        ? sharing.neverRefused
        : sharing.refusedAt(
            refused.at,
            refused.reasons.map((reason) => sharing.refusals[reason]),
          ),
    ],
  ];
}

function legalRows({ service, texts }: ServiceNow, words: Messages['sharing']): readonly Row[] {
  const provider = texts.providers[service.provider]?.name ?? service.provider;
  const recipients = service.recipients.map((id) => texts.recipients[id]?.name ?? id);
  const retention = texts.services[service.id]?.retention ?? '';
  return [
    ['provider', sentences(`${provider}.`, service.providerKind === 'third-party' ? words.thirdParty : '')],
    ['recipients', `${formatList(recipients)}.`],
    ['basis', sentences(...service.bases.map((basis) => words.bases[basis]))],
    ['retention', sentences(retention, service.survivesErase ? words.survivesErase : '')],
    ['region', words.regions[service.region]],
    ['secured', service.secured ? words.secured : words.unsecured],
  ];
}

function contractRows({ service, texts }: ServiceNow, words: Messages['sharing']): readonly Row[] {
  const needs = [
    ...service.needs.map((need) => words.needs[need]),
    ...service.dependsOn.map((id) => texts.services[id]?.name ?? id),
  ];
  const ends = service.contractEnds === undefined ? '' : words.contractEnds(service.contractEnds);
  return [
    ['needs', needs.length === 0 ? words.needsNothing : `${formatList(needs)}.`],
    ['cost', sentences(words.costs[service.cost], service.contracted ? ends : words.noContract)],
    ['terms', service.terms.kind === 'url' ? service.terms.url : words.places[service.terms.place]],
  ];
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
