import { css } from 'lit';

export const qrCodeStyles = css`
  :host {
    display: block;
    inline-size: calc(360 * var(--dp));
    max-inline-size: 100%;
    min-inline-size: calc(300 * var(--dp));
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    border-radius: var(--gb-radius-small);
    /* A camera needs dark on light, whatever the theme. */
    forced-color-adjust: none;
  }
`;
