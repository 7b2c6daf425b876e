import { css } from 'lit';

/** Shared by the drivers' screens and their parts. */
export const driversStyles = css`
  h2 {
    margin: 0 0 var(--gb-space-2);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    font-weight: var(--gb-weight);
  }

  p {
    margin: 0 0 var(--gb-space-3);
    overflow-wrap: anywhere;
  }

  .quiet {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--gb-space-3);
    margin-block-start: var(--gb-space-3);
  }

  /* The keys keep their size; the words beside them take the rest, or stand below where there is little. */
  .pad {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-4) var(--gb-space-5);
    align-items: start;
  }

  .pad > * {
    flex: 1 1 calc(280 * var(--dp));
    min-inline-size: 0;
  }

  .pad > gb-secret-entry {
    flex: 0 1 auto;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(440 * var(--dp))), 1fr));
    gap: var(--gb-space-4) var(--gb-space-5);
    align-items: start;
  }

  .narrow {
    max-inline-size: calc(720 * var(--dp));
  }

  gb-notice {
    margin-block-end: var(--gb-space-3);
  }
`;
