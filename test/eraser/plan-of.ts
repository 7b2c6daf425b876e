import type { ErasePlan } from '../../src/eraser/plan.ts';
import { planErase } from '../../src/eraser/plan.ts';
import { storedParts } from '../../src/eraser/open-erase-desk.ts';
import type { Vault } from '../../src/vault/vault.ts';

/** The plan to erase some categories in every bucket that has them. */
export async function planOf(vault: Vault, id: string, categories: readonly string[]): Promise<ErasePlan> {
  const stored = await storedParts(vault);
  const parts = stored.filter(({ category }) => categories.includes(category));
  const plan = planErase(id, { kind: 'selection', parts }, stored, [], []);
  if (plan === undefined) throw new Error('nothing to erase');
  return plan;
}
