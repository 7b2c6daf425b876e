import { maxAttestationRequestBytes, parseAttestationRequest } from '../contract/attestation-protocol.ts';
import type { AttestationService } from './attestation-service.ts';
import type { CallEndpoint } from './call-endpoint.ts';

/** The address that signs certificates. */
export function attestationCalls(service: AttestationService): CallEndpoint {
  return {
    name: 'attestation',
    maxBytes: maxAttestationRequestBytes,
    answer: async (body) => {
      const parsed = parseAttestationRequest(body);
      return parsed.ok ? { ok: true, reply: await service(parsed.request) } : parsed;
    },
  };
}
