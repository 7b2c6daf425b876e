import type { RestrictionController } from '../restriction/restriction-controller.ts';

interface BlockedTexts {
  readonly moving: string;
  readonly unknown: string;
}

/** Why nothing can be typed now, in the words given; empty when it can. */
export function typingBlocked(restriction: RestrictionController, texts: BlockedTexts): string {
  if (!restriction.restricts('NO_KEYBOARD')) return '';
  return restriction.current.state === 'moving' ? texts.moving : texts.unknown;
}
