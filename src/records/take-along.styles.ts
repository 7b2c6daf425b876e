import { css } from 'lit';

/** Shared by the parts of the take-along screen. */
export const takeAlongStyles = css`
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(440 * var(--dp))), 1fr));
    gap: var(--gb-space-4) var(--gb-space-5);
    align-items: start;
  }

  h2 {
    margin: 0 0 var(--gb-space-2);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    font-weight: var(--gb-weight);
  }

  section + section,
  gb-radio-list {
    margin-block-end: var(--gb-space-3);
  }

  .fields {
    display: grid;
    gap: var(--gb-space-3);
    margin-block-end: var(--gb-space-3);
  }

  p {
    margin: 0 0 var(--gb-space-3);
  }

  .quiet {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  gb-notice,
  gb-progress {
    margin-block-end: var(--gb-space-3);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--gb-space-3);
  }

  [hidden] {
    display: none;
  }
`;
