import type { Remark, RemarkReason } from './reader-event.ts';

/** A damaged card may give a million; this many say enough. */
const mostKept = 20;

const standardNames = new Set(
  (
    'ADR AGENT ANNIVERSARY BDAY BEGIN CALADRURI CALURI CATEGORIES CLASS CLIENTPIDMAP EMAIL END FBURL FN GENDER GEO IMPP KEY ' +
    'KIND LABEL LANG LOGO MAILER MEMBER N NAME NICKNAME NOTE ORG PHOTO PRODID PROFILE RELATED REV ROLE SORT-STRING ' +
    'SOUND SOURCE TEL TITLE TZ UID URL VERSION XML'
  ).split(' '),
);

/** Gathers what happened to the parts of one card, bounded. */
export class Remarks {
  readonly #number: number;
  readonly kept: Remark[] = [];
  total = 0;

  /** @param number the card's. */
  constructor(number: number) {
    this.#number = number;
  }

  /** @param name as in the file; any but a standard name is withheld, since it might say something about a person. */
  add(name: string | undefined, line: number, reason: RemarkReason): void {
    this.total += 1;
    if (this.kept.length >= mostKept) return;
    const property = name !== undefined && standardNames.has(name) ? name : 'other';
    this.kept.push({ number: this.#number, line, property, reason });
  }
}
