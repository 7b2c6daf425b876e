import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { certificateSchema, parseCertificate } from '../../../src/eraser/certificate/certificate-schema.ts';
import {
  claimOf,
  eraseClasses,
  eraseMethods,
  isClaimAllowed,
} from '../../../src/eraser/certificate/claims.ts';
import { certificateBytes, makeCertificate } from '../../../src/eraser/certificate/make-certificate.ts';
import { partialFacts, sampleFacts, sampleIdentity } from './sample.ts';

const made = (...changes: Parameters<typeof sampleFacts>) => makeCertificate(sampleFacts(...changes));

test.describe('a certificate', () => {
  test('says what was erased, where and how, in counts', () => {
    const { parts, outcome, reason, scope, time } = made();
    expect(
      parts.map(({ place, category, recordsBefore, recordsAfter }) => [
        place,
        category,
        recordsBefore,
        recordsAfter,
      ]),
    ).toEqual([
      ['driver-1', 'contacts', 412, 0],
      ['driver-2', 'contacts', null, 0],
      ['vehicle', 'paired-devices', 2, 0],
    ]);
    expect(new Set(parts.map((part) => part.class))).toEqual(new Set(['crypto-erase-file']));
    expect([outcome, reason, scope.wholePlaces]).toEqual(['complete', 'lease-end', 4]);
    expect(time).toEqual({
      utc: '2026-11-23T09:00:04Z',
      local: '2026-11-23T10:00:04+01:00',
      clockTrusted: true,
    });
  });

  test('names no bucket: their random names end with the erase', () => {
    const text = new TextDecoder().decode(certificateBytes(made()));
    for (const bucket of sampleFacts().plan.buckets) expect(text).not.toContain(bucket);
  });

  test('has for the same facts the same bytes', () => {
    expect(certificateBytes(made())).toEqual(certificateBytes(made()));
    expect(parseCertificate(new TextDecoder().decode(certificateBytes(made())))).toEqual(made());
  });

  test('claims nothing for what is left, and is then not complete whatever it was told', () => {
    const facts = partialFacts();
    for (const outcome of ['partial', 'complete'] as const) {
      const certificate = makeCertificate({ ...facts, result: { ...facts.result, outcome } });
      expect(certificate.outcome).toBe('partial');
      expect(certificate.parts[0]).toMatchObject({
        result: 'left',
        class: 'none',
        verification: 'failed',
        failure: 'records-left',
      });
    }
  });

  test('claims nothing for what nobody read again', () => {
    const { result } = sampleFacts();
    const [, ...others] = result.parts;
    const certificate = made({ result: { ...result, parts: others } });
    expect(certificate.outcome).toBe('partial');
    expect(certificate.parts[0]).toMatchObject({ result: 'left', class: 'none', recordsAfter: null });
  });

  test('of a driver that would not go is partial', () => {
    const { result } = sampleFacts();
    const certificate = made({
      result: { ...result, bucketsLeft: [{ bucket: 'driver-bbbb', failure: 'storage' }] },
    });
    expect(certificate.placesLeft).toEqual([{ place: 'driver-2', failure: 'storage' }]);
    expect(certificate.outcome).toBe('partial');
  });

  test('by age counts the younger records that stay as meant to', () => {
    const facts = sampleFacts();
    const part = { bucket: 'driver-aaaa', category: 'destinations', records: 9, bytes: 900, pages: 1 };
    const certificate = makeCertificate({
      ...facts,
      plan: {
        id: facts.plan.id,
        buckets: [],
        parts: [part],
        scope: { kind: 'selection', parts: [part], olderThan: Date.UTC(2026, 9, 24) },
      },
      result: {
        outcome: 'complete',
        grade: 'file',
        parts: [{ bucket: part.bucket, category: part.category, recordsAfter: 4, bytesAfter: 400 }],
      },
    });
    expect(certificate.outcome).toBe('complete');
    expect(certificate.parts[0]).toMatchObject({ method: 're-key', recordsBefore: 9, recordsAfter: 4 });
    expect(certificate.scope.olderThan).toBe('2026-10-24T00:00:00Z');
  });

  test('says that no keeper authorised what somebody waited for', () => {
    const { order } = sampleFacts();
    const { requester } = made({
      order: { ...order, authorisation: { role: 'anyone', waitedSeconds: 900 } },
    });
    expect(requester).toEqual({ role: 'anyone', authorisedBy: 'wait', waitedSeconds: 900 });
  });

  test('leaves out a part number that is a sentence', () => {
    const headUnit = { partNumber: 'Car of J. Doe', serialNumber: 'SN1', softwareVersion: '' };
    expect(made({ identity: { ...sampleIdentity, headUnit } }).vehicle.headUnit).toEqual({
      partNumber: null,
      serialNumber: 'SN1',
      softwareVersion: null,
    });
  });

  test('is made whatever an untrusted clock says', () => {
    for (const endedAt of [Number.NaN, -1e15, 1e18, Number.POSITIVE_INFINITY]) {
      const { time } = made({ endedAt, isClockTrusted: false, utcOffset: -210 });
      expect(time.clockTrusted).toBe(false);
      expect(time.local).toMatch(/-03:30$/);
    }
  });

  test('is refused, without its values, where a field does not fit', () => {
    const tool = { ...sampleFacts().tool, version: 'Jane Doe, 12 Main Street' };
    expect(() => made({ tool })).toThrow('tool.version');
    expect(() => made({ tool })).not.toThrow('Jane');
  });
});

test.describe("a certificate's schema", () => {
  const sentences = ['Jane Doe', 'jane@doe.example', '12 Main Street', 'Zoë', 'a b'];

  test('has no field that a name, an address or any sentence fits into', () => {
    const whole = made();
    const places = textPlaces(whole);
    expect(places.length).toBeGreaterThan(40);
    for (const place of places) {
      for (const sentence of sentences) {
        expect(certificateSchema.safeParse(withText(whole, place, sentence)).success, place.join('.')).toBe(
          false,
        );
      }
    }
  });

  test('takes no field it does not know, at any depth', () => {
    const whole = made();
    for (const place of objectPlaces(whole)) {
      const changed = withText(whole, [...place, 'note'], 'x');
      expect(certificateSchema.safeParse(changed).success, place.join('.')).toBe(false);
    }
  });

  test('reads any text as a certificate or nothing, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseCertificate(text)).toBeUndefined();
      }),
    );
  });
});

test.describe('what a grade may claim', () => {
  const table = [
    ['hardware', 'purge'],
    ['file', 'crypto-erase-file'],
    ['browser', 'clear'],
  ] as const;
  for (const [grade, best] of table) {
    test(`${grade} claims ${best} and nothing beyond`, () => {
      expect(claimOf(grade, 'destroy-key', true)).toBe(best);
      expect(claimOf(grade, 're-key', true)).toBe(best);
      expect(claimOf(grade, 'none', true)).toBe('none');
      for (const method of eraseMethods) expect(claimOf(grade, method, false)).toBe('none');
      const allowed = eraseClasses.filter((one) => isClaimAllowed(grade, one));
      expect(allowed).toEqual(eraseClasses.slice(0, eraseClasses.indexOf(best) + 1));
    });
  }
});

type Place = readonly (string | number)[];

function textPlaces(value: unknown, at: Place = []): Place[] {
  if (typeof value === 'string') return [at];
  return entries(value).flatMap(([key, inner]) => textPlaces(inner, [...at, key]));
}

function objectPlaces(value: unknown, at: Place = []): Place[] {
  const own = typeof value === 'object' && value !== null && !Array.isArray(value) ? [at] : [];
  return [...own, ...entries(value).flatMap(([key, inner]) => objectPlaces(inner, [...at, key]))];
}

function entries(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((inner: unknown, index) => [index, inner]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function withText(whole: object, place: Place, text: string): unknown {
  const copy: unknown = structuredClone(whole);
  let inner = copy;
  for (const key of place.slice(0, -1)) inner = Reflect.get(inner as object, key);
  Reflect.set(inner as object, place.at(-1) ?? '', text);
  return copy;
}
