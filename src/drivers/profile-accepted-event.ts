import type { TakeAlongChoice } from './profile-file/collect-profile.ts';

/** What was seen of a profile is to be stored. */
export class ProfileAcceptedEvent extends Event {
  readonly choice: TakeAlongChoice;

  constructor(choice: TakeAlongChoice) {
    super('profile-accepted', { bubbles: true, composed: true });
    this.choice = choice;
  }
}

declare global {
  interface HTMLElementEventMap {
    'profile-accepted': ProfileAcceptedEvent;
  }
}
