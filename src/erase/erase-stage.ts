import type { EndedErase, EraseDesk } from '../eraser/erase-desk.ts';
import type { EraseStep } from '../eraser/journal.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import type { ErasePreview } from '../eraser/preview.ts';
import type { HandoverReason } from '../eraser/scope.ts';

/** What the erase screen shows. `some` and `driver` choose; a handover keeps its own steps. */
export type Stage =
  | { readonly name: 'loading' | 'unavailable' | 'interrupted' | 'ways' | 'driver' | 'waiting' }
  | { readonly name: 'some'; readonly preview: ErasePreview; readonly chosen: ReadonlySet<string> }
  | { readonly name: 'handover'; readonly reason?: HandoverReason }
  | { readonly name: 'confirming'; readonly plan: ErasePlan }
  | { readonly name: 'running'; readonly step: EraseStep }
  | { readonly name: 'ended'; readonly ended: EndedErase };

/** Where the screen begins: at a result that nobody read, at what waits, at a category that led here, or at the ways. */
export async function firstStage(desk: EraseDesk | undefined, category = ''): Promise<Stage> {
  if (desk === undefined) return { name: 'unavailable' };
  const ended = await desk.ended();
  if (ended !== undefined) return { name: 'ended', ended };
  if ((await desk.noted()) !== undefined) return { name: 'waiting' };
  return category === '' ? { name: 'ways' } : stageOfWay(desk, 'some', [category]);
}

/** The first stage of a way. */
export async function stageOfWay(
  desk: EraseDesk,
  way: string,
  chosen: readonly string[] = [],
): Promise<Stage> {
  if (way === 'driver' || way === 'handover') return { name: way };
  return { name: 'some', preview: await desk.preview(), chosen: new Set(chosen) };
}
