/** What a row must offer to take part in roving focus; `gb-row` and `gb-checkbox-row` do. */
interface RovingRow extends HTMLElement {
  tabStop: boolean;
}

export function isRovingRow(element: Element | null): element is RovingRow {
  return element instanceof HTMLElement && 'tabStop' in element;
}
