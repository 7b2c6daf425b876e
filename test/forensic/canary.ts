/** A text that nothing else would write, and a name for it that may stand in a report. */
export interface Canary {
  readonly label: string;
  readonly text: string;
}

export type CanaryAlphabet = 'letters' | 'digits';

/**
 * The canary of a seed and a label: 24 lower-case letters and digits (so folding case changes nothing), or 24
 * digits for a telephone number. Stands alone, so that a page can be given its source and derive a canary without
 * the test ever sending one (decision 35).
 */
export function deriveCanary(seed: string, label: string, alphabet: CanaryAlphabet): string {
  const signs = alphabet === 'digits' ? '0123456789' : 'abcdefghijklmnopqrstuvwxyz0123456789';
  // sfc32, seeded by FNV-1a over seed and label; quality enough for 24 signs that nobody guesses by chance.
  const lanes = [1, 2, 3, 4].map((lane) => {
    let hash = 0x811c9dc5 ^ lane;
    for (const sign of `${lane}/${seed}/${label}/${alphabet}`) {
      hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
    }
    return hash;
  });
  let [a = 0, b = 0, c = 0, d = 0] = lanes;
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 16; round += 1) next();
  let text = '';
  while (text.length < 24) text += signs.charAt(next() % signs.length);
  return text;
}

/** The source of a module that exports {@link deriveCanary}, for a page of the test's own server. */
export function canaryModule(): string {
  return `export ${deriveCanary.toString()}\n`;
}

export function canaryOf(seed: string, label: string, alphabet: CanaryAlphabet = 'letters'): Canary {
  return { label, text: deriveCanary(seed, label, alphabet) };
}
