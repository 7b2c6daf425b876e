/** The driver wants a device forgotten (`confirmed`), or kept or its result put away (`closed`). */
export class ForgetAnsweredEvent extends Event {
  readonly answer: 'confirmed' | 'closed';

  constructor(answer: 'confirmed' | 'closed') {
    super('forget-answered', { bubbles: true, composed: true });
    this.answer = answer;
  }
}

declare global {
  interface HTMLElementEventMap {
    'forget-answered': ForgetAnsweredEvent;
  }
}
