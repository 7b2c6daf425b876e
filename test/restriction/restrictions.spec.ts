import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { limitItems, limitText } from '../../src/restriction/limit-content.ts';
import { isRestricted, restrictionFlags, restrictionsFor } from '../../src/restriction/restrictions.ts';
import type { RestrictionFlag } from '../../src/restriction/restrictions.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';

const flags = Object.keys(restrictionFlags) as RestrictionFlag[];
const restricted = (state: DrivingState): RestrictionFlag[] =>
  flags.filter((flag) => isRestricted(restrictionsFor(state).set, flag));

test.describe('restrictionsFor', () => {
  test('restricts in each state what the table says', () => {
    expect(restricted('parked')).toEqual([]);
    expect(restricted('idling')).toEqual(['NO_VIDEO', 'NO_WIDENING', 'NO_ERASE']);
    expect(restricted('moving')).toEqual(flags.filter((flag) => flag !== 'NO_VOICE_TRANSCRIPTION'));
    expect(restricted('unknown')).toEqual(flags);
  });

  test('uses the numbers of AOSP for its nine flags and the next two for ours', () => {
    expect(Object.values(restrictionFlags)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
    expect(restrictionsFor('unknown').set).toBe(511 + 512 + 1024);
  });

  test('limits content in motion and when unknown only', () => {
    const limits = { stringLength: 120, listItems: 21, depth: 3, framesPerSecond: 1 };
    expect(restrictionsFor('moving').limits).toEqual(limits);
    expect(restrictionsFor('unknown').limits).toEqual(limits);
    expect(Object.values(restrictionsFor('idling').limits)).toEqual(Array(4).fill(Infinity));
    expect(Object.values(restrictionsFor('parked').limits)).toEqual(Array(4).fill(Infinity));
  });

  test('gives the same object for the same state', () => {
    expect(restrictionsFor('moving')).toBe(restrictionsFor('moving'));
  });
});

test.describe('limitText', () => {
  const moving = restrictionsFor('moving').set;

  test('leaves 120 characters whole and cuts the 121st away for an ellipsis', () => {
    expect(limitText('a'.repeat(120), moving)).toBe('a'.repeat(120));
    expect(limitText('a'.repeat(121), moving)).toBe(`${'a'.repeat(119)}…`);
  });

  test('leaves everything whole while strings are not limited', () => {
    expect(limitText('a'.repeat(500), restrictionsFor('idling').set)).toBe('a'.repeat(500));
  });

  test('counts what a reader sees as a character and tears none', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(limitText(family.repeat(120), moving)).toBe(family.repeat(120));
    expect(limitText(family.repeat(121), moving)).toBe(`${family.repeat(119)}…`);
    expect(limitText('e\u0301'.repeat(121), moving)).toBe(`${'e\u0301'.repeat(119)}…`);
  });

  test('leaves no space before the ellipsis', () => {
    expect(limitText(`${'a'.repeat(115)}     tail`, moving)).toBe(`${'a'.repeat(115)}…`);
  });

  test('does not let one endless character through', () => {
    expect(limitText(`e${'\u0301'.repeat(100_000)}`, moving)).toBe('…');
  });

  test('gives at most 120 characters of the beginning for any text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const cut = limitText(text, moving);
        const isBeginning = cut === text || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1)));
        return isBeginning && [...segmenter.segment(cut)].length <= 120 && !/\p{Surrogate}/u.test(cut);
      }),
    );
  });
});

test.describe('limitItems', () => {
  const items = Array.from({ length: 30 }, (_, index) => index);

  test('shows 21 and counts the rest while content is limited', () => {
    expect(limitItems(items, restrictionsFor('moving').set)).toEqual({
      items: items.slice(0, 21),
      hidden: 9,
    });
    expect(limitItems(items.slice(0, 21), restrictionsFor('moving').set).hidden).toBe(0);
  });

  test('shows all when it is not', () => {
    expect(limitItems(items, restrictionsFor('parked').set)).toEqual({ items, hidden: 0 });
  });
});
