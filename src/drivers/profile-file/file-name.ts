import type { ExportKind } from '../../records/export-target.ts';

export const fileEnding = '.gbx';

/** The day only: a file's name is read by whoever finds the stick, and kept by browsers. */
export function profileFileKind(now: number): ExportKind {
  const date = new Date(now);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const [year = '', month = '', day = ''] = parts.map((part) => String(part).padStart(2, '0'));
  return {
    name: `glovebox-profile-${year}-${month}-${day}${fileEnding}`,
    mediaType: 'application/octet-stream',
    ending: fileEnding,
  };
}
