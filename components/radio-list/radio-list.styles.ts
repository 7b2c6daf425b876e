import { css } from 'lit';

export const radioListStyles = css`
  .base {
    min-block-size: var(--gb-touch);
  }

  /* A ring with its middle filled. */
  input {
    border-radius: var(--gb-radius-full);
    padding: calc(7 * var(--dp));
  }

  input:checked {
    background-clip: content-box;
  }

  :host([inline]) .group {
    display: flex;
    flex-wrap: wrap;
    padding-inline-start: var(--gb-space-2);
  }

  :host([inline]) .base {
    gap: var(--gb-space-2);
    padding-block: 0;
    padding-inline: var(--gb-space-2) var(--gb-space-3);
  }

  :host([inline]) .box {
    order: 0;
  }
`;
