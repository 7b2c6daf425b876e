import { css } from 'lit';

/** The steps' common head: where one is, and the way on and back. */
export const handoverStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--gb-space-2) var(--gb-space-4);
    margin-block-end: var(--gb-space-3);
  }

  .head p {
    margin: 0;
  }

  .head h2 {
    margin: 0;
    color: var(--gb-color-text);
    font-size: var(--gb-text-size);
    font-weight: var(--gb-weight-strong);
  }

  .head .actions {
    margin: 0;
  }
`;
