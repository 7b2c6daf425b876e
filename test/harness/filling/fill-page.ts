import type { Clock } from '../../../platform/contract/clock.ts';
import { openHostKeystore } from '../../../platform/keystore/host-keystore.ts';
import { collectedCategories } from '../../../src/collections.ts';
import { deriveInWorker } from '../../../src/derivation/derive-in-worker.ts';
import { openLedger } from '../../../src/vault/ledger.ts';
import { openVault } from '../../../src/vault/open-vault.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { contentsOf } from './contents-of.ts';
import { accountOf, fillVault } from './fill-vault.ts';
import { fillingSchema } from './filling.ts';

/** The page's own: no car runs here. */
const clock: Clock = {
  now: () => Date.now(),
  isTrusted: () => true,
  monotonic: () => performance.now(),
  after: (ms, action, signal) => {
    const timer = setTimeout(action, ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  },
};
const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

/** As the app opens it. Shows the chain of certificates on the way, for it lies in the ledger and not in the vault. */
async function open(): Promise<Vault> {
  const keystore = await openHostKeystore({ fetch: window.fetch.bind(window) });
  if (!keystore.ok) throw new Error(keystore.reason);
  const ledger = await openLedger({ keystore: keystore.value, clock, random, derive: deriveInWorker });
  if (!ledger.ok) throw new Error(ledger.reason);
  document.body.dataset['certificates'] = JSON.stringify(await ledger.ledger.certificates());
  const vault = await openVault({ ledger: ledger.ledger, clock, random, categories: collectedCategories });
  if (!vault.ok) throw new Error(vault.reason);
  return vault.vault;
}

/** Says how it went as `data-state` of the body: `ready` or `filled`, with the account beside it, or `failed`. */
async function report(state: string, work: () => Promise<Vault>): Promise<Vault | undefined> {
  const { dataset } = document.body;
  try {
    const vault = await work();
    dataset['account'] = JSON.stringify(await accountOf(vault));
    // Only where asked for: it is everything.
    if (window.location.search === '?contents') dataset['contents'] = JSON.stringify(await contentsOf(vault));
    dataset['state'] = state;
    return vault;
  } catch (error) {
    dataset['reason'] = error instanceof Error ? error.message : 'unknown';
    dataset['state'] = 'failed';
    return undefined;
  }
}

const vault = await report('ready', open);
document.querySelector('input')?.addEventListener('change', ({ currentTarget }) => {
  const file = currentTarget instanceof HTMLInputElement ? currentTarget.files?.[0] : undefined;
  if (vault === undefined || file === undefined) return;
  void report('filled', async () => {
    const filling = fillingSchema.safeParse(JSON.parse(await file.text()));
    if (!filling.success) throw new Error('The file is no filling.');
    await fillVault(vault, filling.data);
    return vault;
  });
});
