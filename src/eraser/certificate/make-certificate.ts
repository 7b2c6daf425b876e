import type { VehicleIdentity } from '../../../platform/contract/vehicle.ts';
import { bucketKind } from '../../vault/bucket-name.ts';
import type { Authorisation } from '../authorisation.ts';
import type { EraseOrder, ErasedPart, EraseResult } from '../journal.ts';
import type { ErasePlan, PlannedPart } from '../plan.ts';
import type { EraseScope } from '../scope.ts';
import { isByAge } from '../scope.ts';
import type {
  Certificate,
  CertificateTool,
  CertifiedPart,
  FollowUp,
  NotErased,
  StateAfter,
} from './certificate-schema.ts';
import { certificateSchema, certificateSchemaVersion } from './certificate-schema.ts';
import { claimOf } from './claims.ts';

/** Everything a certificate is made of. Nothing in it is personal but the VIN. */
export interface CertificateFacts {
  readonly plan: ErasePlan;
  readonly order: EraseOrder;
  /** What reading everything again found. */
  readonly result: EraseResult;
  readonly resumed: boolean;
  /** Wall clock when everything had been read again, ms since the epoch. */
  readonly endedAt: number;
  readonly isClockTrusted: boolean;
  /** Minutes by which local time is ahead of UTC. */
  readonly utcOffset: number;
  readonly identity: VehicleIdentity;
  /** What the car said afterwards; its `car` items come from the result. */
  readonly after: Omit<StateAfter, 'car'>;
  readonly notErased: readonly NotErased[];
  readonly followUps: readonly FollowUp[];
  readonly tool: CertificateTool;
  /** Digest of the newest certificate kept (`ledger.certificates()`); undefined for the first. */
  readonly previous: string | undefined;
}

/** What was given does not make a valid certificate: a bug. The message names fields, never values. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code = 'certificate/invalid';
}

/**
 * The certificate of one erase, to be frozen in the ledger as {@link certificateBytes} and then signed.
 *
 * @throws CertificateError
 */
export function makeCertificate(facts: CertificateFacts): Certificate {
  const { plan, order, result, identity } = facts;
  const places = placesOf(plan);
  const certificate: Certificate = {
    schema: certificateSchemaVersion,
    id: plan.id,
    time: {
      utc: utc(facts.endedAt),
      local: local(facts.endedAt, facts.utcOffset),
      clockTrusted: facts.isClockTrusted && order.isClockTrusted,
    },
    vehicle: { vin: identity.vin, headUnit: headUnit(identity) },
    reason: plan.scope.kind === 'handover' ? plan.scope.reason : plan.scope.kind,
    requester: requester(order.authorisation),
    preconditions: order.preconditions.map(({ id, state, isReported }) => ({ id, state, isReported })),
    scope: {
      kind: plan.scope.kind,
      when: order.when,
      olderThan: isByAge(plan.scope) ? utc(plan.scope.olderThan) : null,
      wholePlaces: plan.buckets.length,
      resumed: facts.resumed,
    },
    parts: plan.parts.map((part) => certifiedPart(facts, part, places)),
    placesLeft: (result.bucketsLeft ?? []).map(({ bucket, failure }) => ({
      place: places.get(bucket) ?? 'other',
      failure,
    })),
    after: { ...facts.after, car: [...(result.car ?? [])] },
    notErased: [...facts.notErased],
    followUps: [...facts.followUps],
    tool: facts.tool,
    platform: identity.kind,
    grade: result.grade,
    previous: facts.previous ?? null,
    outcome: result.outcome,
  };
  const checked = certificateSchema.safeParse({ ...certificate, outcome: honestOutcome(certificate) });
  if (checked.success) return checked.data;
  const fields = checked.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new CertificateError(`A certificate cannot hold what it was given in: ${fields}.`);
}

/** What the platform signs: JSON, UTF-8. Freeze these very bytes: signing the same bytes again gives the same certificate. */
export function certificateBytes(certificate: Certificate): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(certificate));
}

/** Never better than its parts: `complete` needs every one of them gone and read again. */
export function honestOutcome({
  outcome,
  parts,
  placesLeft,
}: Pick<Certificate, 'outcome' | 'parts' | 'placesLeft'>): Certificate['outcome'] {
  const isClean =
    placesLeft.length === 0 &&
    parts.every(({ result, verification }) => result === 'erased' && verification === 'passed');
  return outcome === 'complete' && !isClean ? 'partial' : outcome;
}

function certifiedPart(
  { plan, order, result, endedAt }: CertificateFacts,
  planned: PlannedPart,
  places: ReadonlyMap<string, string>,
): CertifiedPart {
  const found = result.parts.find((part) => isSamePart(part, planned));
  const isByAgeScope = isByAge(plan.scope);
  // Of what was erased by age the younger records stay, and are meant to.
  const isGone = found?.failure === undefined && (isByAgeScope || found?.recordsAfter === 0);
  const isVerified = found !== undefined && isGone;
  const method = isByAgeScope ? 're-key' : 'destroy-key';
  return {
    category: planned.category,
    place: places.get(planned.bucket) ?? 'other',
    recordsBefore: planned.records ?? null,
    bytesBefore: planned.bytes,
    pagesBefore: planned.pages ?? null,
    recordsAfter: found?.recordsAfter ?? null,
    bytesAfter: found?.bytesAfter ?? null,
    method,
    class: claimOf(result.grade, method, isVerified),
    result: isVerified ? 'erased' : 'left',
    failure: isVerified ? null : (found?.failure ?? 'storage'),
    verification: isVerified ? 'passed' : 'failed',
    startedAt: utc(order.at),
    endedAt: utc(endedAt),
  };
}

/** Results of the version before named no bucket. */
function isSamePart(part: ErasedPart, planned: PlannedPart): boolean {
  return part.category === planned.category && (part.bucket === undefined || part.bucket === planned.bucket);
}

/** A name for each bucket of the plan that says whose it was and nothing more. */
function placesOf({ scope, buckets, parts }: ErasePlan): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  let drivers = 0;
  for (const bucket of [...bucketsOf(scope), ...buckets, ...parts.map((part) => part.bucket)]) {
    if (named.has(bucket)) continue;
    const kind = bucketKind(bucket);
    if (kind === 'driver') drivers += 1;
    named.set(bucket, kind === 'driver' ? `driver-${drivers}` : (kind ?? 'other'));
  }
  return named;
}

function bucketsOf(scope: EraseScope): readonly string[] {
  return scope.kind === 'driver' ? [scope.bucket] : [];
}

function requester(authorisation: Authorisation): Certificate['requester'] {
  switch (authorisation.role) {
    case 'keeper':
      return { role: 'keeper', authorisedBy: 'keeper-pin', waitedSeconds: 0 };
    case 'driver':
      return { role: 'driver', authorisedBy: 'presence', waitedSeconds: 0 };
    case 'anyone':
      return { role: 'anyone', authorisedBy: 'wait', waitedSeconds: authorisation.waitedSeconds };
  }
}

/** What is no plain number of a part is left out rather than repeated. */
function headUnit({ headUnit: unit }: VehicleIdentity): Certificate['vehicle']['headUnit'] {
  const code = (text: string): string | null =>
    /^[A-Za-z0-9][A-Za-z0-9._+-]{0,39}$/.test(text) ? text : null;
  return {
    partNumber: code(unit.partNumber),
    serialNumber: code(unit.serialNumber),
    softwareVersion: code(unit.softwareVersion),
  };
}

/** The last second of 9999, ms since the epoch. */
const lastMoment = 253_402_300_799_000;

/** To the second. A clock that is out of its mind still gives a time: that it is not trusted is said beside it. */
function utc(at: number): string {
  return `${text(at)}Z`;
}

function text(at: number): string {
  const readable = Number.isFinite(at) ? Math.min(Math.max(at, 0), lastMoment) : 0;
  return new Date(readable).toISOString().slice(0, 19);
}

function local(at: number, offset: number): string {
  const shifted = text(at + offset * 60_000);
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${shifted}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
