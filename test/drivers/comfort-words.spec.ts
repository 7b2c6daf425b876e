import { expect, test } from '@playwright/test';
import { nameOfColor, namedSwatches } from '../../src/drivers/color-name.ts';
import {
  drawingInWords,
  problemInWords,
  valueInWords,
  waitsForParked,
} from '../../src/drivers/comfort-words.ts';
import type { ComfortFunction } from '../../src/drivers/comfort/comfort-function.ts';
import {
  formatAngle,
  formatLength,
  formatPercent,
  formatTemperature,
  setFormatLanguage,
} from '../../src/i18n/format.ts';
import { messages } from '../../src/i18n/messages.ts';
import { everyFunction, HandMadeComfort } from './hand-made-comfort.ts';

const { functions } = new HandMadeComfort(everyFunction);

function found(meaning: ComfortFunction['meaning']): ComfortFunction {
  const comfort = functions.find((each) => each.meaning === meaning);
  if (comfort === undefined) throw new Error(`no ${meaning}`);
  return comfort;
}

test.describe('valueInWords', () => {
  const rows = [
    ['seat-position', 120, '120 mm'],
    ['seat-recline', 22, '22°'],
    ['seat-tilt', 4.5, '4.5°'],
    ['seat-massage', 50, '2 of 4'],
    ['seat-massage', 0, 'Off'],
    ['seat-heat', -75, 'Cooling 3 of 4'],
    ['fan', 40, '40%'],
    ['mirror-yaw', 20, '+20%'],
    ['mirror-yaw', -20, '-20%'],
    ['temperature', 21.5, '21.5°C'],
    ['drive-mode', 'ECONOMY', 'Economy'],
    ['air-distribution', 'UP', 'Windscreen'],
    ['light-on', true, 'On'],
    ['light-color', '#1F8A8A', 'deep teal, 54% bright'],
  ] as const;
  for (const [meaning, value, text] of rows) {
    test(`writes ${meaning} ${String(value)} as ${text}`, () => {
      expect(valueInWords(found(meaning), value, 'C')).toBe(text);
    });
  }

  test('writes temperatures as the driver reads them', () => {
    expect(valueInWords(found('temperature'), 21, 'F')).toBe('70°F');
  });

  test('shows a value that it has no word for as the car says it', () => {
    expect(valueInWords(found('drive-mode'), 'LUNAR', 'C')).toBe('LUNAR');
  });

  test('has a name for every function', () => {
    for (const { meaning } of functions) expect(messages.comfort.functions[meaning]).not.toBe('');
  });
});

test.describe('problemInWords', () => {
  test('says why, and where it stopped', () => {
    const state = { reported: 120, requested: 200, status: 'failed', problem: 'obstructed' } as const;
    expect(problemInWords(found('seat-position'), state, 'C')).toBe(
      'Blocked: something is in the way. It stopped at 120 mm.',
    );
  });

  test('does not say where something is that the car lost sight of', () => {
    const state = { reported: 120, requested: 200, status: 'failed', problem: 'signal-lost' } as const;
    expect(problemInWords(found('seat-position'), state, 'C')).toBe(messages.comfort.problems['signal-lost']);
  });

  test('is silent while nothing failed', () => {
    expect(problemInWords(found('fan'), { reported: 40, requested: 50, status: 'moving' }, 'C')).toBe('');
  });
});

test.describe('the drawing in words', () => {
  test('says what is where and where it goes, and nothing of what is unknown', () => {
    const text = drawingInWords(
      [
        { function: found('seat-position'), state: { reported: 120, requested: 200, status: 'moving' } },
        {
          function: found('seat-recline'),
          state: { reported: undefined, requested: undefined, status: 'at-rest' },
        },
      ],
      'C',
    );
    expect(text).toBe('Drawing of the seat and the wheel. Forward and back: 120 mm, going to 200 mm.');
  });
});

test.describe('waitsForParked', () => {
  test('lets things move in a parked car only', () => {
    expect(waitsForParked('parked')).toBe('');
    for (const state of ['moving', 'idling', 'unknown'] as const) expect(waitsForParked(state)).not.toBe('');
  });
});

test.describe('nameOfColor', () => {
  const rows = [
    ['#FF0000', 'red, 100% bright'],
    ['#FFFFFF', 'white, 100% bright'],
    ['#004C4C', 'deep teal, 30% bright'],
    ['#B0FFB0', 'pale green, 100% bright'],
    ['#ff00aa', 'magenta, 100% bright'],
    ['#000000', 'white, 0% bright'],
    ['no colour', 'no colour'],
  ] as const;
  for (const [color, name] of rows) {
    test(`calls ${color} ${name}`, () => {
      expect(nameOfColor(color)).toBe(name);
    });
  }

  test('offers eight colours, each with a name of its own', () => {
    expect(new Set(namedSwatches().map(({ name }) => name)).size).toBe(8);
  });
});

test.describe('measures', () => {
  test.afterEach(() => setFormatLanguage('en'));

  test('are written as the language does', () => {
    setFormatLanguage('nl');
    expect(formatLength(1200)).toBe('1.200 mm');
    expect(formatAngle(22.5)).toBe('22,5°');
    expect(formatPercent(-20, 'exceptZero')).toBe('-20%');
    expect(formatPercent(0, 'exceptZero')).toBe('0%');
    expect(formatTemperature(21.5, 'C')).toBe('21,5°C');
    expect(formatTemperature(16, 'F')).toBe('61°F');
  });
});
