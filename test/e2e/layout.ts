import type { Page } from '@playwright/test';

/** What is wrong with what a page shows now, one line each; looks into every open shadow root. */
export function layoutProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const touch = 76;
    const smallestText = 24;
    const problems: string[] = [];
    const targets: { name: string; element: Element; box: DOMRect }[] = [];

    const parentOf = (element: Element): Element | null => {
      if (element.assignedSlot) return element.assignedSlot;
      if (element.parentElement) return element.parentElement;
      const root = element.getRootNode();
      return root instanceof ShadowRoot ? root.host : null;
    };
    const nameOf = (element: Element): string => {
      const root = element.getRootNode();
      const host = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
      const words = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();
      return `${host}${element.localName}${element.className === '' ? '' : `.${element.className}`} "${words.slice(0, 40)}"`;
    };
    const isClipped = (style: CSSStyleDeclaration): boolean => style.clipPath !== 'none';
    const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';

    /** Inside the display, or inside what scrolls to it: then inside the content of that. */
    const isReachable = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      let inline = box.left >= -1 && box.right <= innerWidth + 1;
      let block = box.top >= -1 && box.bottom <= innerHeight + 1;
      for (let at = parentOf(element); at !== null; at = parentOf(at)) {
        const style = getComputedStyle(at);
        if (scrolls(style.overflowY)) block = true;
        if (scrolls(style.overflowX) && at.scrollWidth > at.clientWidth + 1) inline = true;
      }
      return inline && block;
    };
    /** The part of a target that a finger can reach: what its scrollers show of it. */
    const visibleBox = (element: Element): DOMRect | undefined => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let at = parentOf(element); at !== null; at = parentOf(at)) {
        if (getComputedStyle(at).overflowY === 'visible' || at.localName === 'slot') continue;
        const frame = at.getBoundingClientRect();
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      return right - left > 1 && bottom - top > 1
        ? new DOMRect(left, top, right - left, bottom - top)
        : undefined;
    };
    /** A control's target may be larger than itself: the row or label around it. */
    const targetOf = (element: Element): Element => element.closest('.target, label') ?? element;

    const checkText = (element: HTMLElement, style: CSSStyleDeclaration): void => {
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!ownText) return;
      if (parseFloat(style.fontSize) < smallestText)
        problems.push(`text of ${style.fontSize}: ${nameOf(element)}`);
      const isEllipsis = style.textOverflow === 'ellipsis' && style.overflowX === 'hidden';
      if (style.display !== 'inline' && !isEllipsis && element.scrollWidth > element.clientWidth + 1)
        problems.push(`cut off, ${element.scrollWidth} in ${element.clientWidth}: ${nameOf(element)}`);
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = range.getBoundingClientRect();
      if (!isEllipsis && (box.left < -1 || box.right > innerWidth + 1))
        problems.push(`beyond the edge: ${nameOf(element)}`);
    };

    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(element);
        if (isClipped(style)) continue;
        checkText(element, style);
        const hides = style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis';
        if ((hides || scrolls(style.overflowX)) && element.scrollWidth > element.clientWidth + 1)
          problems.push(
            `wider than its box, ${element.scrollWidth} in ${element.clientWidth}: ${nameOf(element)}`,
          );
        if (!element.matches('a[href], button, input:not([type=file]), [role=checkbox]')) continue;
        if (!isReachable(element)) problems.push(`out of reach: ${nameOf(element)}`);
        const target = targetOf(element);
        const { width, height } = target.getBoundingClientRect();
        if (width < touch - 0.5 || height < touch - 0.5)
          problems.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${nameOf(element)}`);
        const box = visibleBox(target);
        if (box !== undefined) targets.push({ name: nameOf(element), element: target, box });
      }
    };
    visit(document);

    for (const [index, one] of targets.entries()) {
      for (const other of targets.slice(index + 1)) {
        const inline = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const block = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (one.element !== other.element && inline > 1 && block > 1)
          problems.push(
            `overlap by ${Math.round(inline)} × ${Math.round(block)}: ${one.name} and ${other.name}`,
          );
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    return problems;
  });
}
