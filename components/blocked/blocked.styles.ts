import { css } from 'lit';

/** The reason that appears under a blocked control when somebody tries it. */
export const blockedStyles = css`
  .reason {
    display: block;
    color: var(--gb-color-caution);
    font-size: var(--gb-text-secondary-size);
    font-weight: var(--gb-weight);
  }

  .reason:empty {
    display: none;
  }
`;
