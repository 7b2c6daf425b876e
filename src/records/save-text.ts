import { askExportTarget } from './export-target.ts';
import type { ExportKind } from './export-target.ts';

/** `cancelled`: no place was chosen. */
export type SaveOutcome = 'saved' | 'cancelled' | 'failed';

/** Saves a text to a stick or as a download. Never rejects. */
export async function saveText(text: string, kind: ExportKind): Promise<SaveOutcome> {
  try {
    const target = await askExportTarget(window, kind);
    if (target === undefined) return 'cancelled';
    await target.write(new TextEncoder().encode(text));
    await target.close();
    return 'saved';
  } catch {
    return 'failed';
  }
}
