import type { ShownDriver } from '../../src/shell/driver-item.ts';

export const anna: ShownDriver = {
  name: 'Anna',
  figure: undefined,
  picture: undefined,
  state: 'open',
  isGuest: false,
};
export const lockedAnna: ShownDriver = { ...anna, state: 'locked' };
export const guest: ShownDriver = { ...anna, name: '', isGuest: true };
