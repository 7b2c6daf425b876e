import { correction, generate } from 'lean-qr';

/** A QR code as rows of modules; true is dark. Without its quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

/**
 * Encodes a text, with at least 15 % of it repairable. Undefined when it is longer than a QR code can be (2,331 bytes at
 * this correction).
 */
export function qrModules(text: string): QrModules | undefined {
  if (text === '') return undefined;
  try {
    const code = generate(text, { minCorrectionLevel: correction.M });
    const indexes = Array.from({ length: code.size }, (_, index) => index);
    return indexes.map((y) => indexes.map((x) => code.get(x, y)));
  } catch {
    // The library has one error to throw: too much data.
    return undefined;
  }
}
