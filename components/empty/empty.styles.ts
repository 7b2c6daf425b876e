import { css } from 'lit';

export const emptyStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: var(--gb-space-4);
    padding: var(--gb-space-5) var(--gb-space-4);
    text-align: center;
  }

  gb-icon,
  p {
    color: var(--gb-color-text-secondary);
  }

  p,
  slot {
    max-inline-size: calc(720 * var(--dp));
    overflow-wrap: anywhere;
  }

  p {
    margin: 0;
  }

  slot {
    display: block;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }
`;
