import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/page/page.ts';
import { messages } from '../i18n/messages.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { DriversDesk } from '../session/drivers-desk.ts';

/** Comfort profiles. Not built yet: says plainly what will be here. */
@customElement('gb-drivers-page')
export class DriversPageElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  /** Undefined while storage is closed. */
  @property({ attribute: false }) desk?: DriversDesk | undefined;
  @property({ attribute: false }) monitor?: RestrictionSource;

  protected override render(): unknown {
    const words = messages.shell;
    return html`<gb-page heading=${words.drivers}>
      <gb-empty icon="group" text=${words.driversMissing}></gb-empty>
    </gb-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-drivers-page': DriversPageElement;
  }
}
