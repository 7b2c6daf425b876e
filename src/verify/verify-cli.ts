import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AttestationKeyFile } from '../../platform/contract/attestation-jws.ts';
import { certificateFileEnding, maxCertificateFileBytes } from '../eraser/certificate/certificate-file.ts';
import { type CertificateFile, checkCertificates } from '../eraser/certificate/check-certificates.ts';
import { readKeyFile, trustedKeys } from '../eraser/certificate/trusted-keys.ts';
import { verify as texts } from '../i18n/en/verify.ts';
import { csvOf } from './csv.ts';
import { type Described, describeCheck, type Verdict, wholeVerdict } from './describe-check.ts';

/** What the command ends with. 2: it could not be done as it was asked for. */
const exitCodes: Readonly<Record<Verdict, number>> & { readonly usage: 2 } = {
  proven: 0,
  'not-clean': 1,
  'key-unknown': 3,
  usage: 2,
};

/** What to print, and how to end. */
export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** The message is what to print. */
class CliError extends Error {
  override readonly name = 'CliError';
}

/**
 * `npm run verify-certificate -- FILE|FOLDER… [--key KEY]… [--vin VIN] [--csv]`. Of a folder and those in it the `.jws`
 * files are checked; keys lying there are never trusted, but what they say of being introduced is followed.
 */
export async function runVerify(args: readonly string[]): Promise<CliResult> {
  try {
    const { values, positionals } = options(args);
    const { certificates, keyFiles } = await gather(positionals);
    const given = await Promise.all(values.key.map(readKey));
    const introductions = [...given, ...keyFiles].flatMap(({ introducedBy }) => introducedBy);
    const keys = given.length > 0 ? await trustedKeys(given, introductions) : undefined;
    const set = await checkCertificates(certificates, { keys, vin: values.vin?.toUpperCase() });
    const described = describeCheck(set, texts);
    const code = exitCodes[wholeVerdict(described)];
    if (values.csv) return { code, out: csvOf(set, described), errors: '' };
    const lines = described.length > 0 ? described.map(lineOf) : [texts.nothingFound];
    return { code, out: `${lines.join('\n')}\n`, errors: '' };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { code: exitCodes.usage, out: '', errors: `${error.message}\n` };
  }
}

/** One line a car. */
function lineOf({ title, verdict, isEmulation, wrong, proven, open }: Described): string {
  const said = (heading: string, sentences: readonly string[]): string =>
    sentences.length > 0 ? ` ${heading}: ${sentences.join(' ')}` : '';
  const mark = isEmulation ? ` ${texts.emulation}.` : '';
  return (
    `${printable(title)}: ${texts.verdict[verdict]}.${mark}` +
    said(texts.wrongHeading, wrong) +
    said(texts.provenHeading, proven) +
    said(texts.openHeading, open)
  );
}

/** A file may be called anything: nothing of it may steer a terminal or look like another line. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');
}

function options(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        vin: { type: 'string' },
        csv: { type: 'boolean', default: false },
      },
    });
    if (positionals.length === 0) throw new CliError(texts.usage);
    return { values, positionals };
  } catch {
    throw new CliError(texts.usage);
  }
}

async function readKey(path: string): Promise<AttestationKeyFile> {
  const key = await readKeyFile(await read(path));
  if (key === undefined) throw new CliError(texts.keyFileWrong(printable(path)));
  return key;
}

interface Gathered {
  readonly certificates: readonly CertificateFile[];
  /** Keys that lay beside them: not trusted. */
  readonly keyFiles: readonly AttestationKeyFile[];
}

async function gather(paths: readonly string[]): Promise<Gathered> {
  const certificates: CertificateFile[] = [];
  const keyFiles: AttestationKeyFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) {
      certificates.push({ name: path, text: await read(path) });
      continue;
    }
    const names = (await readdir(path, { recursive: true })).toSorted();
    for (const name of names) {
      const whole = join(path, name);
      if (name.endsWith(certificateFileEnding)) certificates.push({ name, text: await read(whole) });
      if (name.endsWith('.json')) {
        const key = await readKeyFile(await read(whole));
        if (key) keyFiles.push(key);
      }
    }
  }
  return { certificates, keyFiles };
}

/** Empty, and so no certificate, where a file is larger than one can be. */
async function read(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > maxCertificateFileBytes) return '';
    return await readFile(path, 'utf8');
  } catch {
    throw new CliError(texts.fileMissing(printable(path)));
  }
}
