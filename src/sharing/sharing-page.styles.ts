import { css } from 'lit';

export const sharingPageStyles = css`
  :host {
    block-size: 100%;
  }

  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gb-space-5);
    block-size: 100%;
    min-block-size: 0;
  }

  .panes[data-side] {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }

  .panes > * {
    min-block-size: 0;
  }

  .list {
    padding-block-end: var(--gb-space-4);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .rows {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(640 * var(--dp))), 1fr));
    gap: var(--gb-space-2) var(--gb-space-5);
  }

  /* What a switch says may need a second line: there is room for it before it comes. */
  gb-setting-row {
    display: grid;
    align-content: center;
    min-block-size: calc(
      var(--gb-text-size) * 1.3 + var(--gb-text-secondary-size) * 2.6 + 2 * var(--gb-space-3)
    );
  }

  gb-ecall-row {
    grid-column: 1 / -1;
  }

  section {
    margin-block-start: var(--gb-space-5);
  }

  h2 {
    margin: 0 0 var(--gb-space-2);
    padding-inline: var(--gb-space-4);
    font-size: var(--gb-text-size);
    font-weight: var(--gb-weight-strong);
  }

  .hint,
  .more {
    margin: 0 0 var(--gb-space-2);
    padding-inline: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  /* Beside the name, whatever is sending: it must never push the list down. */
  .sending {
    max-inline-size: 42vw;
  }

  @media (max-width: 1500px) {
    .panes[data-side] {
      grid-template-columns: minmax(0, 1fr);
    }

    .panes[data-side] > .list {
      display: none;
    }
  }
`;
