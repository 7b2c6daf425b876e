import { maxRequestBytes, parseKeystoreRequest } from '../contract/keystore-protocol.ts';
import type { CallEndpoint } from './call-endpoint.ts';
import type { KeystoreService } from './keystore-service.ts';

/** The keystore's address. */
export function keystoreCalls(service: KeystoreService): CallEndpoint {
  return {
    name: 'keystore',
    maxBytes: maxRequestBytes,
    answer: async (body) => {
      const parsed = parseKeystoreRequest(body);
      return parsed.ok ? { ok: true, reply: await service(parsed.request) } : parsed;
    },
  };
}
