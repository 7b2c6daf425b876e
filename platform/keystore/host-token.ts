import { hostTokenMeta, hostTokenSchema } from '../contract/keystore-protocol.ts';

/**
 * The token that the host put into the app's document for this start. Undefined on static hosting: there is no host,
 * and the browser keystore takes its place.
 */
export function readHostToken(document: Document): string | undefined {
  const meta = document.querySelector(`meta[name="${hostTokenMeta}"]`);
  const parsed = hostTokenSchema.safeParse(meta?.getAttribute('content'));
  return parsed.success ? parsed.data : undefined;
}
