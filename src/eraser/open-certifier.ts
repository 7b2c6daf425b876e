import type { AttestationPort } from '../../platform/contract/attestation.ts';
import { attestationHeaderSchema, readJwsHeader } from '../../platform/contract/attestation-jws.ts';
import type { Clock } from '../../platform/contract/clock.ts';
import { fromBase64Url } from '../../platform/contract/keystore-base64url.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { VehicleIdentity } from '../../platform/contract/vehicle.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { KeptCertificate } from '../vault/kept-certificate.ts';
import type { Ledger } from '../vault/ledger.ts';
import { carAfter } from './car-after.ts';
import type { CertificateTool } from './certificate/certificate-schema.ts';
import { parseCertificate } from './certificate/certificate-schema.ts';
import { certificateBytes, makeCertificate } from './certificate/make-certificate.ts';
import { qrText } from './certificate/qr-text.ts';
import type { Certifier, EraseFacts, SignedCertificate, SignOutcome } from './certifier.ts';
import type { EraseOrder } from './journal.ts';
import { followUps, notErased } from './not-erased.ts';
import type { EraseScope } from './scope.ts';

export interface CertifierSources {
  readonly ledger: Pick<
    Ledger,
    'certificates' | 'addCertificate' | 'owedCertificates' | 'setOwedCertificates'
  >;
  readonly attestation: AttestationPort;
  readonly identity: VehicleIdentity;
  readonly signals: SignalsPort;
  readonly pack: Pick<VehiclePack, 'categories' | 'services'>;
  readonly tool: CertificateTool;
  readonly clock: Clock;
  /** Minutes by which local time is ahead of UTC. */
  readonly utcOffset: () => number;
  /** Whether the browser promised to keep the storage; undefined while nobody asked. */
  readonly isPersisted: () => boolean | undefined;
  /** Whether the process that held decrypted data ends right after the erase. */
  readonly endsWithRestart: boolean;
}

/** Makes, signs and keeps certificates: the platform signs, the ledger keeps the chain. */
export function openCertifier(sources: CertifierSources): Certifier {
  const { ledger } = sources;
  return {
    draft: async (facts) => new TextDecoder().decode(await payloadOf(sources, facts)),
    async sign(plan, payload) {
      const kept = await ledger.certificates();
      if (kept.some(({ id }) => id === plan.id)) return { ok: true };
      const owed = await ledger.owedCertificates();
      if (!owed.some(({ id }) => id === plan.id))
        await ledger.setOwedCertificates([
          ...owed,
          { id: plan.id, payload, keepOlder: keepsOlder(plan.scope) },
        ]);
      const outcome = await signOwed(sources);
      const isSigned = (await ledger.certificates()).some(({ id }) => id === plan.id);
      return isSigned ? { ok: true } : outcome;
    },
    signOwed: () => signOwed(sources),
    async find(id) {
      const kept = (await ledger.certificates()).find((certificate) => certificate.id === id);
      return read(kept);
    },
    newest: async () => read((await ledger.certificates()).at(-1)),
  };
}

/** One that is refused waits behind the others: whoever signs them may never take it. */
async function signOwed({ ledger, attestation }: CertifierSources): Promise<SignOutcome> {
  let outcome: SignOutcome = { ok: true };
  for (const { id, payload, keepOlder } of await ledger.owedCertificates()) {
    const kept = await ledger.certificates();
    if (!kept.some((certificate) => certificate.id === id)) {
      const signed = await attestation.sign(new TextEncoder().encode(following(payload, kept.at(-1)?.hash)));
      if (!signed.ok) {
        outcome = { ok: false, reason: signed.reason };
        if (signed.reason === 'unreachable') return outcome;
        continue;
      }
      await ledger.addCertificate({ id, jws: signed.jws, keepOlder });
    }
    const owed = await ledger.owedCertificates();
    await ledger.setOwedCertificates(owed.filter((one) => one.id !== id));
  }
  return outcome;
}

/** The payload, linked to the certificate that is the newest now: when it was drafted, that one may have been owed too. */
function following(payload: string, previous: string | undefined): string {
  const certificate = parseCertificate(payload);
  if (certificate === undefined || certificate.previous === (previous ?? null)) return payload;
  return new TextDecoder().decode(certificateBytes({ ...certificate, previous: previous ?? null }));
}

/** Whoever buys the car or gets it back has no business with what its last holder erased before. */
function keepsOlder(scope: EraseScope): boolean {
  return scope.kind !== 'handover' || (scope.reason !== 'sale' && scope.reason !== 'lease-end');
}

async function payloadOf(sources: CertifierSources, facts: EraseFacts): Promise<Uint8Array<ArrayBuffer>> {
  const { ledger, clock, identity, pack, tool } = sources;
  const { plan, result, isResumed } = facts;
  const order = facts.order ?? unknownOrder(clock);
  const certificate = makeCertificate({
    plan,
    order,
    result,
    resumed: isResumed,
    endedAt: clock.now(),
    isClockTrusted: clock.isTrusted(),
    utcOffset: sources.utcOffset(),
    identity,
    after: {
      ...carAfter(sources.signals.snapshot(), pack.services),
      memory: sources.endsWithRestart ? 'with-restart' : 'not-cleared',
      storagePersisted: sources.isPersisted() ?? null,
    },
    notErased: notErased(pack.categories, plan),
    followUps: followUps(plan, result),
    tool,
    previous: (await ledger.certificates()).at(-1)?.hash,
  });
  return certificateBytes(certificate);
}

/** The version before noted neither who asked nor when. */
function unknownOrder(clock: Clock): EraseOrder {
  const at = clock.now();
  return { authorisation: { role: 'driver' }, preconditions: [], at, isClockTrusted: false, when: 'now' };
}

/** Undefined for a text that is none of ours: the ledger was changed from outside. */
function read(kept: KeptCertificate | undefined): SignedCertificate | undefined {
  if (kept?.jws === undefined) return undefined;
  const { jws, hash: digest } = kept;
  const header = attestationHeaderSchema.safeParse(readJwsHeader(jws));
  const payload = jws.split('.')[1];
  if (!header.success || payload === undefined) return undefined;
  const certificate = parseCertificate(new TextDecoder().decode(fromBase64Url(payload)));
  if (certificate === undefined) return undefined;
  return { jws, certificate, qrText: qrText({ jws, certificate, header: header.data, digest }) };
}
