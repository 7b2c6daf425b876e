import type { EndedErase, EraseDesk } from '../eraser/erase-desk.ts';
import type { EraseStep } from '../eraser/journal.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import type { ErasePreview } from '../eraser/preview.ts';
import type { HandoverReason } from '../eraser/scope.ts';
import { messages } from '../i18n/messages.ts';

/** What the erase screen shows. `some` and `driver` choose; a handover keeps its own steps. */
export type Stage =
  | { readonly name: 'loading' | 'unavailable' | 'interrupted' | 'ways' | 'driver' | 'waiting' }
  | { readonly name: 'lend' | 'give-back' }
  | { readonly name: 'some'; readonly preview: ErasePreview; readonly chosen: ReadonlySet<string> }
  | { readonly name: 'handover'; readonly reason?: HandoverReason }
  | { readonly name: 'confirming'; readonly plan: ErasePlan }
  | { readonly name: 'running'; readonly step: EraseStep }
  | { readonly name: 'ended'; readonly ended: EndedErase };

/** Where the screen begins: at a result that nobody read, at what waits, at a category or way that led here, or at the ways. */
export async function firstStage(
  desk: EraseDesk | undefined,
  category = '',
  way: '' | 'driver' = '',
): Promise<Stage> {
  if (desk === undefined) return { name: 'unavailable' };
  const ended = await desk.ended();
  if (ended !== undefined) return { name: 'ended', ended };
  if ((await desk.noted()) !== undefined) return { name: 'waiting' };
  if (way !== '') return stageOfWay(desk, way);
  return category === '' ? { name: 'ways' } : stageOfWay(desk, 'some', [category]);
}

/** The first stage of a way. */
export async function stageOfWay(
  desk: EraseDesk,
  way: string,
  chosen: readonly string[] = [],
): Promise<Stage> {
  if (way === 'driver' || way === 'handover' || way === 'lend' || way === 'give-back') return { name: way };
  return { name: 'some', preview: await desk.preview(), chosen: new Set(chosen) };
}

/** What the screen is called at a stage: lending erases nothing. */
export function headingOf({ name }: Stage): string {
  if (name === 'lend') return messages.lend.way;
  return name === 'give-back' ? messages.lend.giveBack : messages.erase.title;
}
