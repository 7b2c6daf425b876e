import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/empty/empty.ts';
import '../../components/page/page.ts';
import { messages } from '../i18n/messages.ts';

/** What control units record, rights and contacts, export. Not built yet: says plainly what will be here. */
@customElement('gb-about-page')
export class AboutPageElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  protected override render(): unknown {
    const words = messages.shell;
    return html`<gb-page heading=${words.about} backHref="/" backLabel=${words.backToOverview}>
      <gb-empty icon="info" text=${words.aboutMissing}></gb-empty>
    </gb-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-about-page': AboutPageElement;
  }
}
