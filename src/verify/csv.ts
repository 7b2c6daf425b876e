import type { CheckedSet } from '../eraser/certificate/check-certificates.ts';
import type { Described } from './describe-check.ts';

const columns = [
  'vin',
  'file',
  'certificate',
  'time',
  'outcome',
  'key',
  'emulation',
  'verdict',
  'findings',
] as const;

/** One row a certificate or refused file, in closed words (RFC 4180). `described` is what was found, in the set's order. */
export function csvOf({ cars, refused }: CheckedSet, described: readonly Described[]): string {
  const rows: (readonly string[])[] = [columns];
  cars.forEach(({ vin, certificates, findings }, index) => {
    for (const { name, certificate, header, key } of certificates) {
      rows.push([
        vin,
        name,
        certificate.id,
        certificate.time.utc,
        certificate.outcome,
        key,
        header.emulation === true ? 'yes' : 'no',
        described[index]?.verdict ?? 'not-clean',
        findings.join(' '),
      ]);
    }
  });
  for (const { name, reason } of refused) {
    rows.push(['', name, '', '', '', '', '', 'not-clean', reason]);
  }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula is kept text by an apostrophe: a file may be called anything. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
