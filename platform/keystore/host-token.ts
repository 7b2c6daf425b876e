import { hostEndpoint, hostMeta, hostStartSchema } from '../contract/keystore-protocol.ts';
import type { HostStart } from '../contract/keystore-protocol.ts';

/** Whether a host serves this document and keeps its keys. Not so on static hosting: the browser keeps them there. */
export function hasHost(document: Document): boolean {
  return document.querySelector(`meta[name="${hostMeta}"]`) !== null;
}

/** What the host says of its present start. Undefined when it does not answer. Never rejects. */
export async function askHostStart(ask: typeof fetch, timeout: number): Promise<HostStart | undefined> {
  try {
    const response = await ask(hostEndpoint, {
      cache: 'no-store',
      mode: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const parsed = hostStartSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The token of the host's present start. Undefined when the host does not answer. Never rejects. */
export async function askHostToken(ask: typeof fetch, timeout: number): Promise<string | undefined> {
  return (await askHostStart(ask, timeout))?.token;
}
