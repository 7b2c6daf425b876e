import { expect, fixture, html } from '@open-wc/testing';
import '../../src/data/import-panel.ts';
import type { ImportPanelElement } from '../../src/data/import-panel.ts';
import type { FileOutcome, ImportEnd } from '../../src/data/imports/import-outcome.ts';
import type { ImportAccount } from '../../src/data/vcard/import-account.ts';
import { messages } from '../../src/i18n/messages.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';

const words = messages.contacts;
const account = (changes: Partial<ImportAccount> = {}): ImportAccount => ({
  cardsRead: 3,
  taken: 3,
  skipped: [],
  skippedTotal: 0,
  remarks: [],
  remarkTotal: 0,
  ...changes,
});
const outcome = (
  changes: Partial<ImportAccount> = {},
  name = 'friends.vcf',
  present = 0,
): FileOutcome<ImportAccount> => {
  const made = account(changes);
  return { name, taken: made.taken, present, account: made, problem: made.fileProblem };
};
const finished = (changes: Partial<ImportAccount> = {}): ImportEnd<ImportAccount> => ({
  kind: 'finished',
  files: [outcome(changes)],
});
const unread = (taken: number): readonly FileOutcome<ImportAccount>[] => [
  { name: 'friends.vcf', taken, present: 0, account: undefined, problem: undefined },
];

const make = (end?: ImportEnd<ImportAccount>): Promise<ImportPanelElement> =>
  fixture<ImportPanelElement>(
    html`<gb-import-panel
      .progress=${{ read: 500, total: 1_000, taken: 7, file: 1, files: 1 }}
      .end=${end}
    ></gb-import-panel>`,
  );
const notice = (panel: ImportPanelElement): NoticeElement => inside(panel, 'gb-notice', NoticeElement);

describe('gb-import-panel', () => {
  itIsAccessible({
    running: () =>
      html`<gb-import-panel
        .progress=${{ read: 5, total: 10, taken: 1, file: 1, files: 2 }}
      ></gb-import-panel>`,
    'with an account': () =>
      html`<gb-import-panel
        .end=${finished({ skipped: [{ number: 2, line: 9, reason: 'no-content' }], skippedTotal: 1 })}
      ></gb-import-panel>`,
    failed: () =>
      html`<gb-import-panel .end=${{ kind: 'failed', reason: 'quota', files: unread(2) }}></gb-import-panel>`,
  });

  it('says how far it is, and can be cancelled', async () => {
    const panel = await make();
    const progress = inside(panel, 'gb-progress');
    expect(progress.getAttribute('valueText') ?? '').to.equal('7 contacts taken, 500 bytes of 1 kB read');
    const pressed = collect(panel, 'import-cancel-requested');
    inside(panel, 'gb-button').click();
    expect(pressed.length).to.equal(1);
  });

  const rows: readonly (readonly [
    string,
    ImportEnd<ImportAccount>,
    NoticeElement['tone'],
    string,
    string,
  ])[] = [
    ['whole', finished(), 'done', words.accountTitle, '3 contacts taken.'],
    [
      'with a skipped card',
      finished({ skippedTotal: 1 }),
      'caution',
      words.accountTitle,
      '3 contacts taken. 1 card skipped.',
    ],
    [
      'of no vCard',
      finished({ taken: 0, fileProblem: 'not-a-vcard' }),
      'fault',
      'friends.vcf: this is no address book file (vCard)',
      '0 contacts taken.',
    ],
    [
      'broken off with something taken',
      finished({ fileProblem: 'unreadable' }),
      'caution',
      'friends.vcf: the file could not be read to its end',
      '3 contacts taken.',
    ],
    ['cancelled', { kind: 'cancelled', files: unread(2) }, 'info', words.cancelled(2), ''],
    [
      'full',
      { kind: 'failed', reason: 'quota', files: unread(200) },
      'fault',
      words.saveFailed.quota,
      '200 contacts taken.',
    ],
    [
      'without a worker',
      { kind: 'failed', reason: 'worker-failed', files: unread(0) },
      'fault',
      words.saveFailed['worker-failed'],
      '0 contacts taken.',
    ],
  ];
  for (const [name, end, tone, text, detail] of rows) {
    it(`says what came of an import that is ${name}`, async () => {
      const shown = notice(await make(end));
      expect([shown.tone, shown.text, shown.detail]).to.deep.equal([tone, text, detail]);
    });
  }

  it('gives account of several files in sum and for each, by name', async () => {
    const panel = await make({
      kind: 'finished',
      files: [
        outcome({ skippedTotal: 1 }, 'a.vcf', 2),
        outcome({ taken: 0, fileProblem: 'not-a-vcard' }, 'b.html'),
      ],
    });
    expect(notice(panel).detail).to.equal('3 contacts taken. 2 were already there. 1 card skipped.');
    const lines = [...(panel.shadowRoot?.querySelectorAll('.file > li') ?? [])].map((line) =>
      line.textContent.trim(),
    );
    expect(lines).to.deep.equal([
      'a.vcf: 3 contacts taken. 2 were already there. 1 card skipped.',
      'b.html: this is no address book file (vCard). 0 contacts taken.',
    ]);
  });

  it('names what was skipped and left out, twenty of them, and counts the rest', async () => {
    const skipped = Array.from({ length: 15 }, (_, index) => ({
      number: index + 1,
      line: 10 * index + 1,
      reason: 'unterminated' as const,
    }));
    const remarks = Array.from({ length: 15 }, (_, index) => ({
      number: index + 1,
      property: 'PHOTO',
      reason: 'photo-linked' as const,
    }));
    const panel = await make(
      finished({ skipped, skippedTotal: 40, remarks: remarks as never, remarkTotal: 30 }),
    );
    const lines = [...(panel.shadowRoot?.querySelectorAll('li') ?? [])].map((line) => line.textContent);
    expect(lines.length).to.equal(21);
    expect(lines[0]).to.equal('Card 1, line 1: it breaks off before its end');
    expect(lines[15]).to.contain('Card 1, PHOTO');
    expect(lines[20]).to.equal('and 50 more');
  });
});
