import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { nearest, type Box } from '../../components/focus-group/nearest.ts';

function box(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

const left = box(0, 100, 100, 76);
const top = box(0, 0, 1000, 80);
const right = box(120, 100, 880, 180);
const rightBelow = box(120, 300, 880, 200);
const all = [left, top, right, rightBelow];

describe('nearest', () => {
  for (const [from, direction, expected] of [
    [left, 'right', right],
    [left, 'up', top],
    [left, 'left', null],
    [left, 'down', rightBelow],
    [top, 'down', right],
    [top, 'up', null],
    [right, 'down', rightBelow],
    [right, 'left', left],
    [right, 'up', top],
    [rightBelow, 'up', right],
    [rightBelow, 'left', left],
  ] as const) {
    it(`finds box ${expected ? all.indexOf(expected) : 'none'} ${direction} of box ${all.indexOf(from)}`, () => {
      const others = all.filter((other) => other !== from);
      expect(others[nearest(from, others, direction)] ?? null).to.equal(expected);
    });
  }

  it('finds one exactly when something lies ahead, and only there', () => {
    const boxes = fc
      .tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
      .map(([x, y, width, height]) => box(x, y, width, height));
    fc.assert(
      fc.property(boxes, fc.array(boxes, { maxLength: 8 }), (from, others) => {
        const found = others[nearest(from, others, 'right')];
        const ahead = others.filter((other) => other.left >= from.right - 1);
        expect(found === undefined).to.equal(ahead.length === 0);
        if (found) expect(found.left).to.be.at.least(from.right - 1);
      }),
    );
  });
});
