import {
  type Expectations,
  type VerifiedCertificate,
  verifyCertificate,
  type VerifyResult,
} from './verify-certificate.ts';

/** A file with the text of one certificate. */
export interface CertificateFile {
  readonly name: string;
  readonly text: string;
}

/**
 * What is wrong with the certificates of one car together.
 * - `repeated`: one erase is shown twice, as one file and its copy or as two certificates.
 * - `missing`: between two of them one is not there.
 * - `broken-chain`: two follow the same one, or the chain begins twice.
 */
export const chainFindings = ['repeated', 'missing', 'broken-chain'] as const;
export type ChainFinding = (typeof chainFindings)[number];

/** The good certificates of one car, newest last. */
export interface CheckedCar {
  readonly vin: string;
  readonly certificates: readonly (VerifiedCertificate & { readonly name: string })[];
  readonly findings: readonly ChainFinding[];
  /** The oldest of them names one before it: no fault, since a car may hand out its newest alone. */
  readonly hasEarlier: boolean;
}

export interface RefusedFile {
  readonly name: string;
  readonly reason: Extract<VerifyResult, { ok: false }>['reason'];
}

export interface CheckedSet {
  readonly cars: readonly CheckedCar[];
  readonly refused: readonly RefusedFile[];
}

type Named = CheckedCar['certificates'][number];

/**
 * Checks many certificates, each alone and the ones of a car together. That there is none newer than those shown, nobody
 * can tell from the files.
 */
export async function checkCertificates(
  files: readonly CertificateFile[],
  expectations: Expectations,
): Promise<CheckedSet> {
  const cars = new Map<string, Named[]>();
  const refused: RefusedFile[] = [];
  for (const { name, text } of files) {
    const result = await verifyCertificate(text, expectations);
    if (!result.ok) {
      refused.push({ name, reason: result.reason });
      continue;
    }
    const { vin } = result.header;
    cars.set(vin, [...(cars.get(vin) ?? []), { ...result, name }]);
  }
  return { cars: [...cars].map(([vin, found]) => checkCar(vin, found)), refused };
}

function checkCar(vin: string, found: readonly Named[]): CheckedCar {
  const byDigest = new Map(found.map((one) => [one.digest, one]));
  const certificates = [...byDigest.values()];
  const previous = certificates.map(({ certificate }) => certificate.previous);
  const starts = previous.filter((digest) => digest === null || !byDigest.has(digest));
  const earlier = starts.filter((digest) => digest !== null);
  const findings = new Set<ChainFinding>();
  if (new Set(found.map(({ certificate }) => certificate.id)).size < found.length) findings.add('repeated');
  if (new Set(previous).size < previous.length) findings.add('broken-chain');
  if (starts.length > 1 && earlier.length > 0) findings.add('missing');
  return {
    vin,
    certificates: inOrder(certificates),
    findings: chainFindings.filter((finding) => findings.has(finding)),
    hasEarlier: earlier.length > 0,
  };
}

/** As the chain runs, whatever the clocks said; what hangs together with nothing comes by its time. */
function inOrder(certificates: readonly Named[]): readonly Named[] {
  const depths = new Map<string, number>();
  const byDigest = new Map(certificates.map((one) => [one.digest, one]));
  for (const one of certificates) {
    let depth = 0;
    let before = byDigest.get(one.certificate.previous ?? '');
    while (before !== undefined && depth < certificates.length) {
      depth += 1;
      before = byDigest.get(before.certificate.previous ?? '');
    }
    depths.set(one.digest, depth);
  }
  return certificates.toSorted(
    (left, right) =>
      (depths.get(left.digest) ?? 0) - (depths.get(right.digest) ?? 0) ||
      left.certificate.time.utc.localeCompare(right.certificate.time.utc),
  );
}
