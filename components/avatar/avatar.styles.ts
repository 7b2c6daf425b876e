import { css } from 'lit';

export const avatarStyles = css`
  :host {
    display: inline-block;
    flex: none;
    inline-size: calc(64 * var(--dp));
    block-size: calc(64 * var(--dp));
  }

  :host([size='large']) {
    inline-size: calc(144 * var(--dp));
    block-size: calc(144 * var(--dp));
    font-size: var(--gb-text-figure-size);
  }

  :host([size='small']) {
    inline-size: calc(48 * var(--dp));
    block-size: calc(48 * var(--dp));
  }

  .base {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    border-radius: var(--gb-radius-full);
    overflow: hidden;
    color: var(--gb-color-text-secondary);
    background: var(--gb-color-surface-strong);
  }

  /* Never larger than its circle, whatever the text size. */
  .letters {
    font-size: calc(26 * var(--dp));
    font-weight: var(--gb-weight-strong);
  }

  :host([size='small']) .letters {
    font-size: calc(24 * var(--dp));
  }

  :host([size='large']) .letters {
    font-size: calc(56 * var(--dp));
  }

  canvas {
    inline-size: 100%;
    block-size: 100%;
  }
`;
