import { css } from 'lit';

export const comfortRowStyles = css`
  .titled {
    display: grid;
    gap: var(--gb-space-2);
    padding-block: var(--gb-space-2);
  }

  .switched {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--gb-space-4);
    min-block-size: var(--gb-touch);
  }

  .label {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .problem:not(:empty) {
    display: flex;
    align-items: center;
    gap: var(--gb-space-2);
    color: var(--gb-color-caution);
    font-size: var(--gb-text-secondary-size);
  }
`;
