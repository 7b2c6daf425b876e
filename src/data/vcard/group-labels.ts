import type { Property } from './property.ts';
import type { Remarks } from './remarks.ts';
import type { VcardVersion } from './text-value.ts';

/** Apple's and Google's own names in their wrapping: `_$!<Anniversary>!$_`. */
const wrapped = /^_\$!<(.*)>!\$_$/s;
/** A label is a word or two, and every property of its group carries it. */
const longestLabel = 1024;

/** What the `X-ABLabel` properties of a card call the other properties of their groups. */
export class GroupLabels {
  readonly #labels = new Map<string, { readonly text: string; readonly property: Property }>();
  readonly #used = new Set<string>();

  constructor(properties: readonly Property[], version: VcardVersion, remarks: Remarks) {
    for (const property of properties) {
      const { name, group } = property.head;
      if (name !== 'X-ABLABEL' || group === undefined || this.#labels.has(group)) continue;
      if (property.bytes.length > longestLabel) {
        remarks.add(name, property.line, 'too-long');
        continue;
      }
      const text = property.text(version).trim();
      if (text !== '') this.#labels.set(group, { text: wrapped.exec(text)?.[1] ?? text, property });
    }
  }

  of(group: string | undefined): string | undefined {
    return group === undefined ? undefined : this.#labels.get(group)?.text;
  }

  /** Its label stands in the contact now. */
  use(group: string | undefined): void {
    if (group !== undefined) this.#used.add(group);
  }

  /** Labels of properties that are kept as they were, and so need them still. */
  unused(): Property[] {
    return [...this.#labels].filter(([group]) => !this.#used.has(group)).map(([, { property }]) => property);
  }
}
