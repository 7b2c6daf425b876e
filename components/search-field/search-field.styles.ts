import { css } from 'lit';

export const searchFieldStyles = css`
  .base {
    display: flex;
    align-items: center;
    gap: var(--gb-space-3);
    padding-inline-start: var(--gb-space-4);
    border-radius: var(--gb-radius-full);
  }

  gb-icon {
    color: var(--gb-color-text-secondary);
  }

  input {
    flex: 1;
    padding-inline-end: var(--gb-space-4);
  }

  input::placeholder {
    color: var(--gb-color-text-secondary);
    opacity: 1;
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
`;
