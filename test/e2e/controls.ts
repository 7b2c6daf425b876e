import type { Page } from '@playwright/test';

/** One thing a user can operate: what a screen reader calls it, and why it cannot be used now (empty when it can). */
export interface Control {
  readonly name: string;
  readonly reason: string;
}

/** Every focusable control of the page, through all open shadow roots, as assistive technology sees it. */
export function listControls(page: Page): Promise<readonly Control[]> {
  return page.evaluate(() => {
    const found: { name: string; reason: string }[] = [];
    const textOf = (root: Node, ids: string | null): string =>
      (ids ?? '')
        .split(' ')
        .map((id) => (root instanceof ShadowRoot ? root.getElementById(id)?.textContent : '') ?? '')
        .join(' ')
        .trim();
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (
          element instanceof HTMLElement &&
          element.matches(
            'a[href], button, input:not([type=file]), textarea, select, [role=switch], [role=slider], [role=radio], [role=checkbox]',
          )
        ) {
          const isShown = element.checkVisibility({ visibilityProperty: true });
          const node = element.getRootNode();
          const host = node instanceof ShadowRoot ? node.host : null;
          const names = [
            element.getAttribute('aria-label'),
            element.textContent,
            host?.textContent,
            host?.getAttribute('heading'),
            host?.getAttribute('label'),
          ];
          const name = names.find((candidate) => (candidate ?? '').trim() !== '') ?? '';
          const isDisabled =
            element.getAttribute('aria-disabled') === 'true' || element.matches(':disabled, [readonly]');
          const described = textOf(node, element.getAttribute('aria-describedby'));
          if (isShown)
            found.push({
              name: `${element.localName} ${name.replace(/\s+/g, ' ').trim()}`,
              reason: isDisabled ? described : '',
            });
          if (isShown && isDisabled && described === '')
            found.push({ name: `${name} without a reason`, reason: '' });
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return found;
  });
}
