import { logFault } from '../../src/fault-log/log-fault.ts';
import type { FaultWord } from '../../src/fault-log/log-fault.ts';
import { hostTokenHeader, refusals } from '../contract/keystore-protocol.ts';
import { askHostToken } from './host-token.ts';

export interface HostAccess {
  /** Asked for when there is none, and again when the host has started anew since. */
  token?: string | undefined;
  /** The page's own; tests give another. */
  readonly fetch: typeof fetch;
  /** Milliseconds until a call counts as unreachable. */
  readonly timeout?: number;
}

/** Loopback answers within milliseconds; a disk that syncs while it is busy may take seconds. */
const defaultTimeout = 10_000;

/** Where a call goes, and what a fault names: `keystore`, `attestation`; which call. */
export interface HostCall {
  readonly endpoint: string;
  readonly name: string;
  readonly call: FaultWord;
}

export interface HostAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends one request to the host. Undefined when there is no answer to it, whatever the cause. Never rejects. A host that was
 * started anew refuses the token of its earlier start, before it does anything: asked again with its new one.
 */
export async function postToHost(
  access: HostAccess,
  about: HostCall,
  request: object,
): Promise<HostAnswer | undefined> {
  let answer = access.token === undefined ? undefined : await post(access, access.token, about, request);
  if (access.token === undefined || answer?.status === refusals['no-token']) {
    const token = await askHostToken(access.fetch, access.timeout ?? defaultTimeout);
    if (token === undefined) logNoAnswer(about);
    if (token !== undefined && token !== access.token) {
      access.token = token;
      answer = await post(access, token, about, request);
    }
  }
  return answer;
}

async function post(
  access: HostAccess,
  token: string,
  about: HostCall,
  request: object,
): Promise<HostAnswer | undefined> {
  try {
    const response = await access.fetch(about.endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [hostTokenHeader]: token },
      body: JSON.stringify(request),
      cache: 'no-store',
      mode: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(access.timeout ?? defaultTimeout),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    logNoAnswer(about);
    return undefined;
  }
}

function logNoAnswer({ name, call }: HostCall): void {
  logFault({ code: `${name}/no-answer`, detail: { call } });
}
