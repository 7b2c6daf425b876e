/**
 * Which letters a text has, a bit each for a to z and one of five for any other character: what lacks a bit of a word cannot hold the
 * word, which is known without looking through the text. `text` is folded, with a space before each word.
 */
export function lettersOf(text: string): { readonly letters: number; readonly initials: number } {
  let [letters, initials, isInitial] = [0, 0, false];
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    const isSpace = unit === 0x20;
    if (!isSpace) {
      const bit = 1 << (unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : 26 + (unit % 5));
      letters |= bit;
      if (isInitial) initials |= bit;
    }
    isInitial = isSpace;
  }
  return { letters, initials };
}
