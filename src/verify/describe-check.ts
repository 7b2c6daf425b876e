import type { CertifiedPart } from '../eraser/certificate/certificate-schema.ts';
import type { CheckedCar, CheckedSet, RefusedFile } from '../eraser/certificate/check-certificates.ts';
import { eraseClasses } from '../eraser/certificate/claims.ts';
import type { VerifiedCertificate } from '../eraser/certificate/verify-certificate.ts';
import type { Messages } from '../i18n/en/en.ts';

type Texts = Messages['verify'];

/** `proven`: complete, unchanged, by a key that was given. `key-unknown`: nothing is wrong, and no key was given. */
export type Verdict = 'proven' | 'key-unknown' | 'not-clean';

/** What was found of one car, or of one file that is no certificate, in plain words. */
export interface Described {
  readonly title: string;
  readonly verdict: Verdict;
  readonly isEmulation: boolean;
  readonly wrong: readonly string[];
  readonly proven: readonly string[];
  readonly open: readonly string[];
}

/** Cars first, then the files that are none. */
export function describeCheck({ cars, refused }: CheckedSet, texts: Texts): readonly Described[] {
  return [
    ...cars.map((car) => describeCar(car, texts)),
    ...refused.map((file) => describeRefused(file, texts)),
  ];
}

/** The worst of all, and `not-clean` where there is nothing to judge. */
export function wholeVerdict(described: readonly Pick<Described, 'verdict'>[]): Verdict {
  const verdicts = new Set(described.map(({ verdict }) => verdict));
  if (verdicts.size === 0 || verdicts.has('not-clean')) return 'not-clean';
  return verdicts.has('key-unknown') ? 'key-unknown' : 'proven';
}

function describeRefused({ name, reason }: RefusedFile, texts: Texts): Described {
  const wrong = [texts.refused[reason]];
  return { title: name, verdict: 'not-clean', isEmulation: false, wrong, proven: [], open: [] };
}

/** What the newest says, and what is wrong with any of them. */
function describeCar({ vin, certificates, findings, hasEarlier }: CheckedCar, texts: Texts): Described {
  const newest = certificates.at(-1);
  if (newest === undefined) throw new TypeError('A car without a certificate is no car here.');
  const { certificate, header } = newest;
  const wrong = [
    ...certificates.flatMap((one) => incomplete(one, texts)),
    ...findings.map((finding) => texts.chain[finding]),
  ];
  const unknown = certificates.some(({ key }) => key === 'unknown');
  return {
    title: texts.line(vin, certificate.id, certificate.time.local),
    verdict: wrong.length > 0 ? 'not-clean' : unknown ? 'key-unknown' : 'proven',
    isEmulation: header.emulation === true,
    wrong,
    proven: proven(newest, texts),
    open: [...open(newest, texts), ...(hasEarlier ? [texts.earlier] : []), texts.newer],
  };
}

function incomplete({ certificate }: VerifiedCertificate, texts: Texts): readonly string[] {
  const { outcome, parts, placesLeft } = certificate;
  if (outcome === 'complete') return [];
  const left = parts.filter(({ result }) => result === 'left').length;
  return [
    texts.outcome[outcome],
    ...(left > 0 ? [texts.left(left)] : []),
    ...(placesLeft.length > 0 ? [texts.placesLeft(placesLeft.length)] : []),
  ];
}

function proven({ certificate, key }: VerifiedCertificate, texts: Texts): readonly string[] {
  const { parts, requester, after, outcome } = certificate;
  const erased = parts.filter(({ result }) => result === 'erased');
  return [
    texts.unchanged,
    ...(key === 'unknown' ? [] : [texts.signedBy[key]]),
    ...(outcome === 'complete' ? [texts.outcome.complete] : []),
    ...(erased.length > 0
      ? [texts.erased(erased.length, recordsOf(erased)), texts.classes[weakest(erased)]]
      : []),
    texts.authorised[requester.authorisedBy],
    ...(after.ecall === 'unknown' ? [] : [texts.ecall[after.ecall]]),
  ];
}

function open({ certificate, key }: VerifiedCertificate, texts: Texts): readonly string[] {
  const { parts, after, time, notErased } = certificate;
  const uncounted = parts.filter(({ recordsBefore }) => recordsBefore === null).length;
  return [
    ...(key === 'unknown' ? [texts.signedBy.unknown] : []),
    ...(time.clockTrusted ? [] : [texts.time]),
    ...(uncounted > 0 ? [texts.uncounted(uncounted)] : []),
    ...(after.ecall === 'unknown' ? [texts.ecall.unknown] : []),
    ...(after.memory === 'not-cleared' ? [texts.memoryNotCleared] : []),
    ...(after.car.some(({ state }) => state !== 'done') ? [texts.carPending] : []),
    ...(notErased.length > 0 ? [texts.outside] : []),
  ];
}

/** What went: those that are still there of an erase by age do not count. */
function recordsOf(parts: readonly CertifiedPart[]): number {
  return parts.reduce((sum, part) => sum + (part.recordsBefore ?? 0) - (part.recordsAfter ?? 0), 0);
}

function weakest(parts: readonly CertifiedPart[]): CertifiedPart['class'] {
  return eraseClasses.find((claim) => parts.some((part) => part.class === claim)) ?? 'none';
}
