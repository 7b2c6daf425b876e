import { expect, test } from '@playwright/test';
import type { SwitchState } from '../../src/choices/choices-store.ts';
import { messages } from '../../src/i18n/messages.ts';
import { describeSwitch } from '../../src/settings/describe-switch.ts';

const texts = { title: 'Network', on: 'is on', off: 'is off', unknown: 'is unknown', absent: 'is not there' };
const words = messages.settings;

const state = (changes: Partial<SwitchState>): SwitchState => ({
  reported: false,
  requested: false,
  wish: false,
  status: 'confirmed',
  problem: undefined,
  ...changes,
});

test.describe('describeSwitch', () => {
  for (const reported of [true, false, undefined]) {
    for (const wish of [true, false]) {
      for (const status of ['unknown', 'confirmed', 'pending', 'rejected'] as const) {
        test(`stands where the car says (${reported}), wish ${wish}, ${status}`, () => {
          const problem = status === 'rejected' ? 'refused' : undefined;
          const view = describeSwitch(
            state({ reported, wish, requested: wish, status, problem }),
            texts,
            words,
          );
          expect(view.position).toBe(reported === undefined ? 'unknown' : reported ? 'on' : 'off');
          expect(view.wish).toBe(status === 'pending' ? (wish ? 'on' : 'off') : '');
        });
      }
    }
  }

  const rows: readonly (readonly [Partial<SwitchState>, string])[] = [
    [{ reported: true, requested: true }, texts.on],
    [{ reported: true, requested: false }, words.blockedHere],
    [{ reported: false }, texts.off],
    [{ reported: undefined, status: 'unknown' }, texts.unknown],
    [{ reported: undefined, status: 'absent' }, texts.absent],
    [{ status: 'pending', wish: true }, words.pendingOn],
    [{ status: 'pending', wish: false, reported: true }, words.pendingOff],
    [{ status: 'rejected', problem: 'refused', wish: true }, words.refusedOn],
    [{ status: 'rejected', problem: 'refused', wish: false }, words.refusedOff],
    [{ status: 'rejected', problem: 'timed-out', wish: true }, words.silentOn],
    [{ status: 'rejected', problem: 'timed-out', wish: false }, words.silentOff],
    [{ status: 'rejected', problem: 'not-saved', wish: true }, words.notSaved],
    [{ status: 'rejected', problem: 'not-parked', wish: true }, words.wideningBlocked.moving],
  ];
  for (const [changes, detail] of rows) {
    test(`says "${detail}"`, () => {
      expect(describeSwitch(state(changes), texts, words).detail).toBe(detail);
    });
  }

  test('has nowhere to stand where the car has no switch, whatever holds instead', () => {
    for (const requested of [true, false]) {
      expect(describeSwitch(state({ requested, wish: requested, status: 'absent' }), texts, words)).toEqual({
        position: 'absent',
        wish: '',
        detail: texts.absent,
      });
    }
  });
});
