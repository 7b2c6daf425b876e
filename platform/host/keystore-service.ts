import { type KeystorePort, type KeystoreResult } from '../contract/keystore.ts';
import { decrypt, encrypt } from '../contract/keystore-cipher.ts';
import { fromBase64Url, toBase64Url } from '../contract/keystore-base64url.ts';
import {
  type CallFailure,
  type KeystoreReply,
  keystoreProtocolVersion,
  type KeystoreRequest,
  type SealedRequest,
} from '../contract/keystore-protocol.ts';
import { type ExchangeKeys, newExchangeKeys, type SealContext, sealKey } from '../contract/keystore-seal.ts';

/** Answers understood requests. Rejects only when the keystore itself does: a failing disk. */
export type KeystoreService = (request: KeystoreRequest) => Promise<KeystoreReply>;

/** `keystore` may be any that is not of grade `browser`; a car's own hardware plugs in here. */
export async function createKeystoreService(keystore: KeystorePort): Promise<KeystoreService> {
  const { grade } = keystore;
  if (grade === 'browser') throw new TypeError('A host cannot offer a keystore of grade browser.');
  let exchange = await newExchangeKeys();

  return async (request) => {
    const { id } = request;
    const failed = (result: Extract<KeystoreResult<unknown>, { ok: false }>): KeystoreReply => {
      return { ok: false, id, reason: callFailure(result) };
    };
    switch (request.call) {
      case 'hello':
        return {
          ok: true,
          call: 'hello',
          id,
          version: keystoreProtocolVersion,
          grade,
          hostKey: exchange.publicKey,
        };
      case 'wrap':
      case 'unwrap':
        if (request.hostKey !== exchange.publicKey) return { ok: false, id, reason: 'stale-key' };
        return answerSealed(keystore, exchange, request);
      case 'destroy': {
        const result = await keystore.forInstallation(request.installation).destroy(request.aliases);
        exchange = await newExchangeKeys();
        return result.ok ? { ok: true, call: 'destroy', id } : failed(result);
      }
      case 'aliases': {
        const result = await keystore.forInstallation(request.installation).aliases();
        return result.ok ? { ok: true, call: 'aliases', id, aliases: [...result.value] } : failed(result);
      }
      case 'begin-attempt': {
        const result = await keystore.forInstallation(request.installation).beginAttempt(request.alias);
        if (!result.ok) return failed(result);
        return { ok: true, call: 'begin-attempt', id, waitMs: result.value.waitMs };
      }
      case 'end-attempt': {
        const result = await keystore.forInstallation(request.installation).endAttempt(request.alias);
        return result.ok ? { ok: true, call: 'end-attempt', id } : failed(result);
      }
    }
  };
}

async function answerSealed(
  keystore: KeystorePort,
  exchange: ExchangeKeys,
  request: SealedRequest,
): Promise<KeystoreReply> {
  const { id, call, installation, alias, pageKey, hostKey } = request;
  const context: SealContext = { direction: 'request', call, id, installation, alias, hostKey, pageKey };
  const incoming = await sealKey(exchange.privateKey, pageKey, context);
  const outgoing = await sealKey(exchange.privateKey, pageKey, { ...context, direction: 'reply' });
  const payload = incoming && (await decrypt(incoming, '', fromBase64Url(request.sealed)));
  if (!outgoing || !payload) return { ok: false, id, reason: 'corrupt' };

  const keys = keystore.forInstallation(installation);
  const result = await (call === 'wrap' ? keys.wrap(alias, payload) : keys.unwrap(alias, payload));
  payload.fill(0);
  if (!result.ok) return { ok: false, id, reason: callFailure(result) };
  const sealed = toBase64Url(await encrypt(outgoing, '', result.value));
  result.value.fill(0);
  return { ok: true, call, id, sealed };
}

/** A keystore behind the host that cannot be reached is no answer about the alias: the host fails as a whole. */
function callFailure(result: Extract<KeystoreResult<unknown>, { ok: false }>): CallFailure {
  if (result.reason === 'unreachable') throw new Error('The keystore behind the host does not answer.');
  return result.reason;
}
