import { css } from 'lit';

export const checkboxRowStyles = css`
  .base {
    min-block-size: calc(96 * var(--dp));
  }

  input {
    border-radius: var(--gb-radius-small);
  }

  :host([checked]) gb-icon {
    color: var(--gb-color-on-accent);
  }

  .count {
    flex: none;
    color: var(--gb-color-text-secondary);
  }

  .count:empty {
    display: none;
  }
`;
