import { expect, test } from '@playwright/test';
import { textForm } from '../../src/records/text-form.ts';

interface Memo {
  readonly title: string;
  readonly text: string;
}

const form = textForm<Memo>(
  () => [
    {
      id: 'title',
      label: 'Title',
      maxLength: 10,
      read: ({ title }) => title,
      write: (memo, title) => ({ ...memo, title }),
      check: (text) => (text === '' ? 'Enter a title.' : ''),
    },
    {
      id: 'text',
      label: 'Text',
      maxLength: 5,
      read: ({ text }) => text,
      write: (memo, text) => ({ ...memo, text }),
    },
  ],
  () => ({ title: '', text: '' }),
  () => 'Too long.',
);

test.describe('textForm', () => {
  const stored: Memo = { title: 'Milk', text: 'far too long already' };

  test('writes what was changed, trimmed, and nothing else', () => {
    expect(form.valueOf({ ...form.formOf(stored), title: '  Bread ' }, stored)).toEqual({
      ...stored,
      title: 'Bread',
    });
  });

  test('judges of a stored record only what was changed', () => {
    expect(form.problemsOf(form.formOf(stored), stored)).toEqual(new Map());
    expect(form.problemsOf({ title: '', text: 'six...' }, stored)).toEqual(
      new Map([
        ['title', 'Enter a title.'],
        ['text', 'Too long.'],
      ]),
    );
  });

  test('judges of a new record everything', () => {
    const empty = { title: '', text: '' };
    expect(form.problemsOf(form.formOf(empty), empty)).toEqual(new Map([['title', 'Enter a title.']]));
  });

  test('knows whether something was entered', () => {
    const before = form.formOf(stored);
    expect(form.isEdited(before, before)).toBe(false);
    expect(form.isEdited({ ...before, text: '' }, before)).toBe(true);
  });
});
