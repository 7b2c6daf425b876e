import { css } from 'lit';

/** Shared by the parts of the erase screen. */
export const erasePageStyles = css`
  :host {
    block-size: 100%;
  }

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

  p {
    margin: 0 0 var(--gb-space-3);
  }

  .quiet {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .below {
    margin-block-start: var(--gb-space-3);
  }

  /* The keys keep their size; the words beside them take the rest. */
  .pad {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--gb-space-5);
    align-items: start;
  }

  .pad gb-notice {
    margin-block-end: var(--gb-space-3);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--gb-space-3);
    margin-block-start: var(--gb-space-3);
  }
`;
