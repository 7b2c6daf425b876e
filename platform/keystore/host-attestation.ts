import { logFault, word } from '../../src/fault-log/log-fault.ts';
import type { AttestationFailure, AttestationPort } from '../contract/attestation.ts';
import { maxPayloadBytes } from '../contract/attestation.ts';
import {
  attestationEndpoint,
  attestationProtocolVersion,
  type AttestationReply,
  type AttestationRequest,
  parseAttestationReply,
} from '../contract/attestation-protocol.ts';
import { toBase64Url } from '../contract/keystore-base64url.ts';
import type { VehicleIdentity } from '../contract/vehicle.ts';
import { newCallId } from './host-connection.ts';
import { type HostAccess, postToHost } from './host-post.ts';

/**
 * The host signs. It knows no car, so this tells it once per start of the host which VIN is meant: at the first
 * signature, and again when it has started anew.
 */
export function openHostAttestation(
  given: Readonly<HostAccess>,
  { vin }: Pick<VehicleIdentity, 'vin'>,
): AttestationPort {
  const access = { ...given };
  const identify = (): Promise<AttestationReply | undefined> =>
    call(access, { call: 'identify', id: newCallId(), version: attestationProtocolVersion, vin });
  const sign = (payload: string): Promise<AttestationReply | undefined> =>
    call(access, { call: 'sign', id: newCallId(), payload });

  return {
    sign: async (payload) => {
      if (payload.length > maxPayloadBytes) return { ok: false, reason: 'refused' };
      const text = toBase64Url(payload);
      // Said each time: another page of this start may have named another vehicle, and then nothing must be signed.
      const known = await identify();
      if (!known?.ok) return failure(known);
      const reply = await sign(text);
      return reply?.ok && reply.call === 'sign' ? { ok: true, jws: reply.jws } : failure(reply);
    },
    publicKey: async () => {
      const reply = await call(access, { call: 'public-key', id: newCallId() });
      return reply?.ok && reply.call === 'public-key' ? { ok: true, key: reply.key } : failure(reply);
    },
  };
}

/** Undefined when there is no valid reply to it, whatever the cause. Never rejects. */
async function call(access: HostAccess, request: AttestationRequest): Promise<AttestationReply | undefined> {
  const name = word(request.call);
  const about = { endpoint: attestationEndpoint, name: 'attestation', call: name };
  const answer = await postToHost(access, about, request);
  if (answer === undefined) return undefined;
  const reply = answer.status === 200 ? parseAttestationReply(answer.body) : undefined;
  if (reply?.id === request.id && (!reply.ok || reply.call === request.call)) return reply;
  logFault({ code: 'attestation/bad-answer', detail: { call: name, status: answer.status } });
  return undefined;
}

/** `not-identified`: the host has started anew between two calls, which trying again mends. */
function failure(reply: AttestationReply | undefined): {
  readonly ok: false;
  readonly reason: AttestationFailure;
} {
  const isRefused = reply !== undefined && !reply.ok && reply.reason !== 'not-identified';
  return { ok: false, reason: isRefused ? 'refused' : 'unreachable' };
}
