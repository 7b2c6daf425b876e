/** The element that really has the focus, through all open shadow roots; null when nothing has. */
export function deepActiveElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}

/** What is drawn inside an element, in the order it is drawn: shadow content, and slotted elements where their slot stands. */
function flatChildren(element: Element): readonly Element[] {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedElements();
    if (assigned.length > 0) return assigned;
  }
  return [...(element.shadowRoot ?? element).children];
}

function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** As `closest()`, but up through shadow roots and slots. */
export function flatClosest(element: Element | null, selector: string): HTMLElement | null {
  for (let at = element; at; at = flatParent(at)) {
    if (at instanceof HTMLElement && at.matches(selector)) return at;
  }
  return null;
}

/** All elements inside `root` that match, in flat order; what lies inside an element that matches `stop` is left out. */
export function flatQuery(root: Element, selector: string, stop = ':not(*)'): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const child of flatChildren(root)) {
    if (child instanceof HTMLElement && child.matches(selector)) found.push(child);
    if (!child.matches(stop)) found.push(...flatQuery(child, selector, stop));
  }
  return found;
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

/** What the Tab key would stop at inside `root`, nested groups left out. Positive `tabindex` is not used in this app. */
export function tabStops(root: Element, nestedGroup: string): HTMLElement[] {
  return flatQuery(root, FOCUSABLE, `${nestedGroup}, [inert]`).filter(
    (element) =>
      element.tabIndex >= 0 && !element.inert && element.checkVisibility({ visibilityProperty: true }),
  );
}
