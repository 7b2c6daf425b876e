import { css } from 'lit';

export const searchFieldStyles = css`
  .base {
    display: flex;
    align-items: center;
    gap: var(--gb-space-3);
    min-block-size: var(--gb-touch);
    padding-inline-start: var(--gb-space-4);
    border-radius: var(--gb-radius-full);
    background: var(--gb-color-surface-strong);
  }

  .base:has(input:focus-visible) {
    outline: var(--gb-ring-width) solid var(--gb-color-focus);
  }

  gb-icon {
    color: var(--gb-color-text-secondary);
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--gb-touch);
    padding-inline-end: var(--gb-space-4);
  }

  input:focus,
  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--gb-color-text-secondary);
    opacity: 1;
  }

  input[aria-disabled='true'] {
    color: var(--gb-color-text-secondary);
  }

  button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--gb-touch);
    block-size: var(--gb-touch);
    border-radius: var(--gb-radius-full);
    cursor: pointer;
  }

  .reason {
    padding: var(--gb-space-2) var(--gb-space-4) 0;
  }

  @media (forced-colors: active) {
    .base {
      border: var(--gb-line) solid ButtonBorder;
    }
  }
`;
