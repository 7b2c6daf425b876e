import { css } from 'lit';

export const iconStyles = css`
  :host {
    display: inline-block;
    flex: none;
    inline-size: var(--gb-icon-medium);
    block-size: var(--gb-icon-medium);
  }

  :host([size='small']) {
    inline-size: var(--gb-icon-small);
    block-size: var(--gb-icon-small);
  }

  :host([size='large']) {
    inline-size: var(--gb-icon-large);
    block-size: var(--gb-icon-large);
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    fill: currentColor;
  }

  .directional:dir(rtl) {
    scale: -1 1;
  }
`;
