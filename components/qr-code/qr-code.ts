import { html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import { qrCodeStyles } from './qr-code.styles.ts';
import { qrModules, type QrModules } from './qr-modules.ts';

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004, 4 on each side). */
const quietZone = 4;

/**
 * A text as a QR code, dark on light by day and night, at least 300 dp wide.
 *
 * @slot - what is shown instead of a text that is too long for a code.
 */
@customElement('gb-qr-code')
export class QrCodeElement extends LitElement {
  static override styles = [elementStyles, qrCodeStyles];

  /** What the code says. */
  @property() text = '';

  /** What it is for, to whoever cannot see it. */
  @property() label = '';

  protected override render(): unknown {
    const modules = qrModules(this.text);
    if (modules === undefined) return html`<slot></slot>`;
    const size = modules.length + 2 * quietZone;
    return html`<svg
      role="img"
      aria-label=${this.label}
      viewBox="0 0 ${size} ${size}"
      shape-rendering="crispEdges"
    >
      ${svg`<rect width=${size} height=${size} fill="white"></rect><path d=${pathOf(modules)} fill="black"></path>`}
    </svg>`;
  }
}

/** One rectangle for each run of dark modules in a row. */
function pathOf(modules: QrModules): string {
  return modules
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1] === true) return [];
        const end = row.indexOf(false, x);
        const length = (end < 0 ? row.length : end) - x;
        return [`M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`];
      }),
    )
    .join('');
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-qr-code': QrCodeElement;
  }
}
