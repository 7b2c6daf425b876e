import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { setTheme, themes } from './themed.ts';

const TEXT = 4.5;
const SHAPE = 3;

const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['background', 'surface', 'surface-strong', 'pressed'].flatMap((back) => [
    ['text', back, TEXT] as const,
    ['text-secondary', back, TEXT] as const,
    ['focus', back, SHAPE] as const,
  ]),
  ...['background', 'surface', 'surface-strong'].flatMap((back) => [
    ['accent', back, TEXT] as const,
    ['caution', back, TEXT] as const,
    ['danger', back, TEXT] as const,
    ['ecall', back, TEXT] as const,
    ['shape', back, SHAPE] as const,
  ]),
  ['surface', 'shape', SHAPE],
  ['background', 'text', TEXT],
  ['on-accent', 'accent', TEXT],
  ['accent', 'accent-surface', TEXT],
  ['text', 'caution-surface', TEXT],
  ['text-secondary', 'caution-surface', TEXT],
  ['caution', 'caution-surface', TEXT],
  ['text', 'danger-surface', TEXT],
  ['text-secondary', 'danger-surface', TEXT],
  ['danger', 'danger-surface', TEXT],
  ['on-danger', 'danger-fill', TEXT],
  ['danger-fill', 'background', SHAPE],
  ['ecall', 'ecall-surface', TEXT],
];

describe('tokens', () => {
  for (const theme of themes) {
    for (const [front, back, least] of pairs) {
      it(`keep ${front} on ${back} at ${least} : 1 by ${theme}`, () => {
        setTheme(theme);
        expect(
          contrast(computed(`var(--gb-color-${front})`), computed(`var(--gb-color-${back})`)),
        ).to.be.at.least(least);
      });
    }
  }

  it('are light on dark by night and dark on light by day', () => {
    setTheme('night');
    expect(luminance(computed('var(--gb-color-background)'))).to.be.below(0.01);
    setTheme('day');
    expect(luminance(computed('var(--gb-color-background)'))).to.be.above(0.8);
  });

  it('stop all motion while driving and under reduced motion', async () => {
    expect(duration('--gb-motion')).to.equal('240ms');
    document.documentElement.dataset['driving'] = '';
    expect(['--gb-motion', '--gb-motion-fast', '--gb-motion-loop'].map(duration)).to.deep.equal([
      '0ms',
      '0ms',
      '0ms',
    ]);
    delete document.documentElement.dataset['driving'];
    await emulateMedia({ reducedMotion: 'reduce' });
    expect(['--gb-motion', '--gb-motion-fast', '--gb-motion-loop'].map(duration)).to.deep.equal([
      '0ms',
      '0ms',
      '0ms',
    ]);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('grow with the display and with the text size', () => {
    const root = document.documentElement;
    expect(length('--gb-touch')).to.equal(76);
    root.style.setProperty('--dp', '1.5px');
    root.style.setProperty('--gb-text-scale', '1.25');
    expect([length('--gb-touch'), length('--gb-text-size')]).to.deep.equal([114, 60]);
    root.removeAttribute('style');
    expect([length('--gb-text-size'), length('--gb-text-secondary-size')]).to.deep.equal([32, 24]);
  });
});

function duration(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function length(name: string): number {
  return withProbe((probe) => {
    probe.style.width = `var(${name})`;
    return probe.getBoundingClientRect().width;
  });
}

type Colour = readonly [red: number, green: number, blue: number];

/** What the browser makes of a colour, each part from 0 to 1. */
function computed(value: string): Colour {
  return withProbe((probe) => {
    probe.style.color = value;
    const numbers = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
    const [red, green, blue] = numbers;
    if (numbers.length !== 3 || red === undefined || green === undefined || blue === undefined) {
      throw new Error(`${value} is no opaque colour`);
    }
    return [red / 255, green / 255, blue / 255];
  });
}

function withProbe<Result>(read: (probe: HTMLElement) => Result): Result {
  const probe = document.createElement('div');
  document.body.append(probe);
  try {
    return read(probe);
  } finally {
    probe.remove();
  }
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
