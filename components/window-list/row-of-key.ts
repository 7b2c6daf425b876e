/** Which row a key leads to, from the active one, with `page` rows in sight; undefined for any other key. May lie beyond the list. */
export function rowOfKey(
  key: string,
  { active, page, last }: { readonly active: number; readonly page: number; readonly last: number },
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
