/** A file on a device that may go at any time. */
export interface StreamFile {
  /** Personal: shown, never logged. */
  readonly name: string;
  /** Bytes, as the device says. */
  readonly size: number;
  /** Opens it once, when its turn comes; a rejection counts as a file that cannot be read. */
  readonly open: () => Promise<ReadableStream<Uint8Array>>;
}

/** A file to import: one that was chosen in the browser, or one on a device. */
export type ImportFile = Blob | StreamFile;

/** Empty where it has none. */
export function nameOfImport(file: ImportFile): string {
  if (file instanceof Blob) return file instanceof File ? file.name : '';
  return file.name;
}
