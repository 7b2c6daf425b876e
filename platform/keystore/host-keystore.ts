import {
  type Keystore,
  type KeystoreFailure,
  type KeystorePort,
  type KeystoreResult,
  maxWrappedBytes,
} from '../contract/keystore.ts';
import { fromBase64Url, toBase64Url } from '../contract/keystore-base64url.ts';
import { cipherOverhead, decrypt, encrypt } from '../contract/keystore-cipher.ts';
import {
  aliasSchema,
  installationSchema,
  keystoreProtocolVersion,
  maxAliasesPerDestroy,
} from '../contract/keystore-protocol.ts';
import { newExchangeKeys, type SealContext, sealKey } from '../contract/keystore-seal.ts';
import { callHost, newCallId } from './host-connection.ts';
import type { HostAccess } from './host-post.ts';

/** Each `destroy` changes the host's key; more in a row than this, within one call, are no honest host. */
const maxGreetings = 8;

/** The keystore of the head unit's host. `unreachable` when it does not answer: try again, nothing is lost. */
export async function openHostKeystore(given: Readonly<HostAccess>): Promise<KeystoreResult<KeystorePort>> {
  const access = { ...given };
  const hello = await sayHello(access);
  if (!hello) return failure('unreachable');
  const host: Host = { access, key: hello.hostKey };
  return success({
    grade: hello.grade,
    forInstallation: (installation) => keystoreOf(host, hello.grade, installationSchema.parse(installation)),
  });
}

/** What all installations share: the host's current key changes under way. */
interface Host {
  readonly access: HostAccess;
  key: string;
}

function keystoreOf(host: Host, grade: Keystore['grade'], installation: string): Keystore {
  const isAlias = (alias: string): boolean => aliasSchema.safeParse(alias).success;
  return {
    grade,

    wrap: async (alias, plain) => {
      if (!isAlias(alias)) return failure('unknown-alias');
      if (plain.length > maxWrappedBytes) return failure('too-large');
      return exchange(host, { call: 'wrap', installation, alias }, plain);
    },

    unwrap: async (alias, wrapped) => {
      if (!isAlias(alias)) return failure('unknown-alias');
      if (wrapped.length > maxWrappedBytes + cipherOverhead) return failure('corrupt');
      return exchange(host, { call: 'unwrap', installation, alias }, wrapped);
    },

    destroy: async (aliases) => {
      const known = [...new Set(aliases)].filter(isAlias);
      if (known.length > maxAliasesPerDestroy) return failure('too-large');
      const reply = await callHost(host.access, {
        call: 'destroy',
        id: newCallId(),
        installation,
        aliases: known,
      });
      if (!reply) return failure('unreachable');
      return reply.ok ? success(undefined) : failure(contractFailure(reply.reason));
    },

    aliases: async () => {
      const reply = await callHost(host.access, { call: 'aliases', id: newCallId(), installation });
      if (!reply) return failure('unreachable');
      return reply.ok ? success(reply.aliases) : failure(contractFailure(reply.reason));
    },

    beginAttempt: async (alias) => {
      if (!isAlias(alias)) return failure('unknown-alias');
      const call = { call: 'begin-attempt', id: newCallId(), installation, alias } as const;
      const reply = await callHost(host.access, call);
      if (!reply) return failure('unreachable');
      return reply.ok ? success({ waitMs: reply.waitMs }) : failure(contractFailure(reply.reason));
    },

    endAttempt: async (alias) => {
      if (!isAlias(alias)) return success(undefined);
      const call = { call: 'end-attempt', id: newCallId(), installation, alias } as const;
      const reply = await callHost(host.access, call);
      if (!reply) return failure('unreachable');
      return reply.ok ? success(undefined) : failure(contractFailure(reply.reason));
    },
  };
}

type SealedCall = Pick<SealContext, 'call' | 'installation' | 'alias'>;

/** Sends `payload` sealed and opens the sealed answer, under a key of the page made for this one call. */
async function exchange(
  host: Host,
  about: SealedCall,
  payload: Uint8Array<ArrayBuffer>,
): Promise<KeystoreResult<Uint8Array<ArrayBuffer>>> {
  for (let greeting = 0; greeting < maxGreetings; greeting++) {
    const page = await newExchangeKeys();
    const names = { ...about, id: newCallId(), hostKey: host.key, pageKey: page.publicKey };
    const outgoing = await sealKey(page.privateKey, host.key, { ...names, direction: 'request' });
    const incoming = await sealKey(page.privateKey, host.key, { ...names, direction: 'reply' });
    if (!outgoing || !incoming) return failure('unreachable');

    const sealed = toBase64Url(await encrypt(outgoing, '', payload));
    const reply = await callHost(host.access, { ...names, sealed });
    if (!reply) return failure('unreachable');
    if (reply.ok) {
      const answer = await decrypt(incoming, '', fromBase64Url(reply.sealed));
      return answer ? success(answer) : failure('unreachable');
    }
    if (reply.reason !== 'stale-key') return failure(reply.reason);
    const hello = await sayHello(host.access);
    if (!hello) return failure('unreachable');
    host.key = hello.hostKey;
  }
  return failure('unreachable');
}

async function sayHello(access: HostAccess) {
  const reply = await callHost(access, { call: 'hello', id: newCallId(), version: keystoreProtocolVersion });
  return reply?.ok ? reply : undefined;
}

/** `stale-key` answers sealed calls only; from another it is no answer. */
function contractFailure(reason: KeystoreFailure | 'stale-key'): KeystoreFailure {
  return reason === 'stale-key' ? 'unreachable' : reason;
}

function success<T>(value: T): KeystoreResult<T> {
  return { ok: true, value };
}

function failure(reason: KeystoreFailure): KeystoreResult<never> {
  return { ok: false, reason };
}
