import { css } from 'lit';

export const recordsPageStyles = css`
  :host {
    block-size: 100%;
  }

  .panes {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    gap: var(--gb-space-5);
    block-size: 100%;
    min-block-size: 0;
  }

  .panes > * {
    min-block-size: 0;
  }

  .side {
    overflow: auto;
    overscroll-behavior: contain;
  }

  .actions {
    display: flex;
    gap: var(--gb-space-3);
  }

  .hint {
    margin: 0;
    padding-block: var(--gb-space-3);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  [hidden] {
    display: none;
  }

  /* On a low display one banner at a time: what is there for seconds only, and what is being done, go first. */
  @media (max-height: 600px) {
    gb-records-notices[data-undo] ~ slot[name='notices'],
    gb-selection-bar ~ slot[name='notices'] {
      display: none;
    }
  }

  @media (min-width: 1101px) {
    .narrow {
      display: none;
    }
  }

  @media (max-width: 1100px) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }

    .panes[data-side] > :not(.side),
    .panes:not([data-side]) > .side {
      display: none;
    }
  }
`;
