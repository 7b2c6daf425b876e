import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/notice/notice.ts';
import { formatList } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { ImportReport } from './profile-file/apply-profile.ts';
import { takenCategories } from './profile-file/profile-content.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';

/** What an import stored, and what it could not. */
@customElement('gb-take-along-report')
export class TakeAlongReportElement extends LitElement {
  static override styles = [elementStyles, takeAlongStyles];

  @property({ attribute: false }) report?: ImportReport;

  protected override render(): unknown {
    const words = messages.takeAlong;
    const lines = this.report === undefined ? [] : describe(this.report);
    const problems = [...new Set(this.report?.problems)].map((problem) => words.problems[problem]);
    const [tone, text] =
      problems.length === 0
        ? (['done', words.stored] as const)
        : lines.length === 0
          ? (['fault', words.storedNothing] as const)
          : (['caution', words.storedPartly] as const);
    return html`<gb-notice tone=${tone} text=${text} detail=${problems.join(' ')}></gb-notice>
      ${lines.map((line) => html`<p dir="auto">${line}</p>`)}`;
  }
}

function describe({ positions, emptyPositions, card, records }: ImportReport): readonly string[] {
  const words = messages.takeAlong;
  return [
    ...(positions.length > 0 ? [words.storedPositions(formatList(positions))] : []),
    ...(emptyPositions > 0 ? [words.emptyPositions(emptyPositions)] : []),
    ...takenCategories.flatMap((category) => {
      const stored = records[category];
      if (stored === undefined) return [];
      return [words.storedRecords(words[category], stored.added, stored.known, stored.unfit)];
    }),
    ...(card ? [words.storedCard] : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-take-along-report': TakeAlongReportElement;
  }
}
