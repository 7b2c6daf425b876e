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

/** The same in the text of a document, for one that was asked for later and is not shown. */
export function hostTokenIn(html: string): string | undefined {
  const [, content] = new RegExp(`<meta name="${hostTokenMeta}" content="([^"]*)"`).exec(html) ?? [];
  const parsed = hostTokenSchema.safeParse(content);
  return parsed.success ? parsed.data : undefined;
}
