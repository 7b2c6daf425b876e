import { expect, test } from '@playwright/test';
import type { ServiceCatalogue } from '../../platform/contract/service-definition.ts';
import { comfortSignals } from '../../platform/contract/comfort-signals.ts';
import type { PackData } from '../../src/pack/pack-schema.ts';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import { servicesOfPreset } from '../../src/pack/preset-rules.ts';
import { makerNl } from './pack-files.ts';
import type { Json } from './pack-files.ts';

function shipped(): PackData {
  const parsed = parsePack(makerNl.pack());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

/** The table of the inventory: id, origin, erasable. */
const categoryRows = [
  'seat U yes',
  'chassis U yes',
  'climate U yes',
  'lighting U yes',
  'driver-card U yes',
  'destinations U yes',
  'recent-destinations G yes',
  'contacts U yes',
  'calls G yes',
  'media U yes',
  'online-use G yes',
  'accounts U yes',
  'paired-devices U yes',
  'voice U/G yes',
  'digital-keys U handover',
  'consents U handover',
  'trips G yes',
  'transfers G yes',
  'keeper U handover',
  'vehicle-status T no',
  'maintenance T no',
  'operating T no',
  'fault-memory T no',
  'key-memory T no',
  'ecall-memory T no',
];

/** The table of the inventory: id, provider's kind, bases, control, what it needs besides the network, scope. */
const serviceRows = [
  'ecall | public | c,d | locked-on |  | car',
  'advanced-ecall | maker | b | switch |  | car',
  'teleservices | maker | b | switch |  | car',
  'breakdown | maker | b | switch |  | driver',
  'rtti | maker | b | switch | location | driver',
  'assistant | maker | b,a | switch | location,microphone | driver',
  'remote | maker | b | switch | location | driver',
  'connected-app | maker | b | switch |  | driver',
  'profile-sync | maker | a | switch |  | driver',
  'entertainment | third-party | b | switch |  | driver',
  'news-weather | third-party | b | switch |  | driver',
  'parking | third-party | b | switch | location | driver',
  'store | maker | b | switch |  | driver',
  'cardata | maker | a | consent |  | driver',
  'quality | maker | f | objection |  | driver',
  'service-processes | maker | f | information |  | car',
  'recall | maker | c,f | information |  | car',
  'marketing | maker | a | consent |  | driver',
  'updates | maker | b,c | switch |  | car',
  'projection | third-party | terms | per-phone |  | driver',
];

function leavesOf(json: Json): string[] {
  if (typeof json === 'string') return [json];
  return json !== null && typeof json === 'object' ? Object.values(json).flatMap(leavesOf) : [];
}

test.describe('the pack maker-nl', () => {
  test('keeps every rule, in every language it claims', () => {
    const pack = shipped();
    for (const language of pack.languages) {
      const texts = parseTexts(makerNl.texts(language), pack, language);
      expect(texts.ok ? [] : texts.problems).toEqual([]);
    }
  });

  test('holds every category of the inventory', () => {
    const letters = { user: 'U', use: 'G', technical: 'T' };
    const rows = shipped().categories.map(
      ({ id, origins, erasable }) =>
        `${id} ${origins.map((origin) => letters[origin]).join('/')} ${erasable}`,
    );
    expect(rows).toEqual(categoryRows);
  });

  test('holds every service of the inventory', () => {
    const rows = shipped().services.map(({ id, providerKind, bases, control, needs, scope }) =>
      [
        id,
        providerKind,
        bases.join(),
        control,
        needs.filter((need) => need !== 'network').join(),
        scope,
      ].join(' | '),
    );
    expect(rows).toEqual(serviceRows);
  });

  test('keeps recent destinations 90 days and the transfer log 28', () => {
    const kept = shipped().categories.filter(({ retentionDays }) => retentionDays !== undefined);
    expect(kept.map(({ id, retentionDays }) => [id, retentionDays])).toEqual([
      ['recent-destinations', 90],
      ['transfers', 28],
    ]);
  });

  test('serves as the catalogue of the contract', () => {
    const catalogue: ServiceCatalogue = shipped();
    expect(catalogue.categoriesOfGroup['address-book']).toEqual(['contacts']);
  });

  test('has every comfort function of the contract for the driver, with a default', () => {
    const { functions } = shipped().equipment;
    const has = new Set(functions.map(({ path }) => path));
    const missing = Object.keys(comfortSignals).filter(
      (path) => !path.includes('Seat.Row1.PassengerSide') && !has.has(path),
    );
    expect(missing).toEqual([]);
    expect(functions.filter((declared) => declared.default === undefined)).toEqual([]);
    const passenger = [...has].filter((path) => path.includes('Seat.Row1.PassengerSide'));
    expect(passenger.map((path) => path.split('.').at(-1)).sort()).toEqual([
      'HeatingCooling',
      'Height',
      'Position',
      'Recline',
    ]);
  });

  test('turns on by preset what the inventory lists, and never what needs consent', () => {
    const pack = shipped();
    const idsOf = (preset: string): string[] | undefined =>
      servicesOfPreset(pack, preset)?.map(({ id }) => id);
    expect(idsOf('maximum-privacy')).toEqual([]);
    expect(idsOf('essential')).toEqual(['advanced-ecall', 'teleservices', 'breakdown', 'updates']);
    const all = serviceRows
      .filter((row) => row.includes('| switch |') && !/\| (a|b,a) \|/.test(row))
      .map((row) => row.split(' ')[0]);
    expect(idsOf('all-services')).toEqual(all);
    expect(idsOf('no-location')).toEqual(
      all.filter((id) => !['rtti', 'remote', 'parking'].includes(id ?? '')),
    );
    expect(idsOf('custom')).toBeUndefined();
    expect(idsOf('none-such')).toBeUndefined();
  });

  test('leaves out of a preset what the car has no contract for', () => {
    const pack = shipped();
    const services = pack.services.map((service) =>
      service.id === 'store' ? { ...service, contracted: false } : service,
    );
    const withoutStore = servicesOfPreset({ ...pack, services }, 'all-services')?.map(({ id }) => id);
    expect(withoutStore).toContain('updates');
    expect(withoutStore).not.toContain('store');
  });

  test('starts with location, microphone and every optional service off', () => {
    expect(shipped().defaults).toEqual({ network: true, location: false, microphone: false });
  });

  test('speaks plainly: no exclamation marks, no jargon, no sentence over 30 words', () => {
    const texts = leavesOf(makerNl.texts());
    const jargon =
      /!|\b(VIN|OBD|GDPR|backend|telemetry|opt-?(in|out)|CAN bus|control unit|app-based|utili[sz]e|data subject)\b/i;
    expect(texts.filter((text) => jargon.test(text))).toEqual([]);
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 30)).toEqual([]);
    expect(sentences.length).toBeGreaterThan(200);
  });
});
