import { expect, fixture } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';

export const themes = ['day', 'night'] as const;

const sheet = new CSSStyleSheet();
const files = ['../../components/tokens.css', '../../components/document.css'];
const texts = await Promise.all(
  files.map(async (file) => (await fetch(new URL(file, import.meta.url))).text()),
);
sheet.replaceSync(texts.join('\n'));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export function setTheme(theme: (typeof themes)[number]): void {
  document.documentElement.dataset['theme'] = theme;
}

/** One accessibility test per state and theme. The text of each state must be 24 dp or more as well. */
export function itIsAccessible(states: Readonly<Record<string, () => TemplateResult>>): void {
  for (const theme of themes) {
    for (const [state, template] of Object.entries(states)) {
      it(`is accessible and readable ${state}, by ${theme}`, async () => {
        setTheme(theme);
        const element = await fixture<HTMLElement>(template());
        await drawn(element);
        await expect(element).to.be.accessible();
        const sizes = shownTextSizes(element);
        expect(Math.min(...sizes, 24)).to.equal(24);
      });
    }
  }
}

/** Waits until an element and all elements inside it have drawn themselves. */
async function drawn(root: Element): Promise<void> {
  if (root instanceof LitElement) await root.updateComplete;
  await Promise.all([...(root.shadowRoot?.children ?? []), ...root.children].map(drawn));
}

/** The font sizes in pixels of all text that is drawn inside an element, shadow roots included. */
function shownTextSizes(root: Element): number[] {
  const sizes: number[] = [];
  for (const node of [...(root.shadowRoot?.childNodes ?? []), ...root.childNodes]) {
    if (node instanceof Element) sizes.push(...shownTextSizes(node));
    else if (node instanceof Text && node.data.trim() !== '' && isDrawn(node)) {
      sizes.push(parseFloat(getComputedStyle(node.parentElement ?? root).fontSize));
    }
  }
  return sizes;
}

function isDrawn(text: Text): boolean {
  return text.parentElement !== null && !text.parentElement.closest('.spoken, style, script');
}

/** Something inside an element's shadow root that must be there, of the class given. */
export function inside(host: Element, selector: string): HTMLElement;
export function inside<Found extends HTMLElement>(
  host: Element,
  selector: string,
  kind: new () => Found,
): Found;
export function inside(host: Element, selector: string, kind = HTMLElement): HTMLElement {
  const found = host.shadowRoot?.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector} inside ${host.localName}`);
  return found;
}

/** All events of a kind that reach the document from now on. */
export function collect<Name extends keyof HTMLElementEventMap>(
  host: HTMLElement,
  name: Name,
): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = [];
  host.addEventListener(name, (event) => events.push(event));
  return events;
}

/** At least 76 by 76 dp. */
export function expectTarget(element: Element): void {
  const { width, height } = element.getBoundingClientRect();
  expect(Math.min(width, height), element.outerHTML).to.be.at.least(76);
}

/** Turns the whole page round for one test. */
export async function rightToLeft(test: () => Promise<void>): Promise<void> {
  document.documentElement.dir = 'rtl';
  try {
    await test();
  } finally {
    document.documentElement.dir = 'ltr';
  }
}
