import { expect, test } from '@playwright/test';
import { contactOrder } from '../../../src/data/contacts/sort-key.ts';
import { makeContact, nameParts } from './make-contact.ts';

const groups = (locale: string, ...names: string[]): string[] => {
  const order = contactOrder(locale);
  return names.map((fullName) => order.keyOf(makeContact({ fullName })).group);
};

test.describe('contactOrder', () => {
  test('orders as the language does, what has no letter last', () => {
    const names = ['Zoe', '+49 171', 'Émile', 'Östen', 'emil', 'Olaf', 'Anna'];
    const sorted = (locale: string): string[] => {
      const order = contactOrder(locale);
      return names
        .map((fullName) => order.keyOf(makeContact({ fullName })))
        .sort(order.compare)
        .map((key) => key.text);
    };
    expect(sorted('de')).toEqual(['Anna', 'emil', 'Émile', 'Olaf', 'Östen', 'Zoe', '+49 171']);
    expect(sorted('sv')).toEqual(['Anna', 'emil', 'Émile', 'Olaf', 'Zoe', 'Östen', '+49 171']);
  });

  test('gathers accented letters under their base where the language does', () => {
    expect(groups('de', 'Östen', 'émile', 'ßa', '  (Ann)', '1 a', '')).toEqual([
      'O',
      'E',
      'S',
      'A',
      '#',
      '#',
    ]);
    expect(groups('en', 'Ægir', 'Øystein', 'Łukasz', 'Ａki')).toEqual(['A', 'O', 'L', 'A']);
    expect(groups('da', 'Ægir', 'Øystein')).toEqual(['Æ', 'Ø']);
    expect(groups('sv', 'Östen', 'Åke')).toEqual(['Ö', 'Å']);
    expect(groups('ru', 'Жанна', 'ёлка')).toEqual(['Ж', 'Е']);
    expect(groups('ar', 'محمد')).toEqual(['م']);
    expect(groups('ja', '山田')).toEqual(['山']);
  });

  test('has every letter in one run, whatever accents, ligatures and quotation marks names begin with', () => {
    const names = [
      'Zoe',
      '"Zac"',
      '(Bo)',
      'Aerts',
      'Ægir',
      'Afra',
      'Øystein',
      'Olaf',
      'Otto',
      '’t Hart',
      'Bea',
      'Tom',
    ];
    const order = contactOrder('nl');
    const letters = names
      .map((fullName) => order.keyOf(makeContact({ fullName })))
      .sort(order.compare)
      .map(({ group }) => group);
    expect(letters.join('')).toBe('AAABBOOOTTZZ');
  });

  test('passes over a title before the name', () => {
    const contact = makeContact({ fullName: 'Mr. John Doe', name: { ...nameParts, prefix: 'Mr.' } });
    expect(contactOrder('en').keyOf(contact)).toEqual({ text: 'John Doe', group: 'J' });
  });
});
