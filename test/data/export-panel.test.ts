import { expect, fixture, html } from '@open-wc/testing';
import { ButtonElement } from '../../components/button/button.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { ProgressElement } from '../../components/progress/progress.ts';
import '../../src/data/export-panel.ts';
import type { ExportPanelElement } from '../../src/data/export-panel.ts';
import type { ExportEnd } from '../../src/data/export-run.ts';
import { messages } from '../../src/i18n/messages.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';

const words = messages.contactImport;
const template = (end?: ExportEnd) =>
  html`<gb-export-panel .progress=${{ written: 50, total: 200 }} .end=${end}></gb-export-panel>`;
const finished = (photosUnread = 0, photosTooMany = 0): ExportEnd => ({
  kind: 'finished',
  written: 200,
  photosUnread,
  photosTooMany,
});

describe('gb-export-panel', () => {
  itIsAccessible({
    running: () => template(),
    finished: () => template(finished(1, 2)),
    failed: () => template({ kind: 'failed', reason: 'not-written' }),
    cancelled: () => template({ kind: 'cancelled' }),
  });

  it('says how far it is, and has a button to cancel', async () => {
    const panel = await fixture<ExportPanelElement>(template());
    const { value, valueText } = inside(panel, 'gb-progress', ProgressElement);
    expect([value, valueText]).to.deep.equal([0.25, words.exportProgress(50, 200)]);
    const pressed = collect(panel, 'button-pressed');
    const button = inside(panel, 'gb-button', ButtonElement);
    expect(button.textContent).to.equal(messages.contacts.cancel);
    button.click();
    expect(pressed.length).to.equal(1);
  });

  const rows: readonly (readonly [string, ExportEnd, NoticeElement['tone'], string, string])[] = [
    ['all of it', finished(), 'done', words.exported(200), words.exportedDetail],
    [
      'photos were left out',
      finished(1, 2),
      'caution',
      words.exported(200),
      `${words.photosTooMany(2)} ${words.photosUnread(1)} ${words.exportedDetail}`,
    ],
    ['it was cancelled', { kind: 'cancelled' }, 'info', words.exportCancelled, ''],
    [
      'the disk is full',
      { kind: 'failed', reason: 'not-written' },
      'fault',
      words.exportFailed['not-written'],
      '',
    ],
    [
      'it is too large',
      { kind: 'failed', reason: 'too-large' },
      'fault',
      words.exportFailed['too-large'],
      '',
    ],
  ];
  for (const [what, end, tone, text, detail] of rows) {
    it(`says what came of it: ${what}`, async () => {
      const panel = await fixture<ExportPanelElement>(template(end));
      const notice = inside(panel, 'gb-notice', NoticeElement);
      expect([notice.tone, notice.text, notice.detail]).to.deep.equal([tone, text, detail]);
      expect(inside(panel, 'gb-button').textContent).to.equal(messages.contacts.done);
    });
  }
});
