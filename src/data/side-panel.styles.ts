import { css } from 'lit';

/** A panel beside the list that scrolls by itself. */
export const sidePanelStyles = css`
  :host {
    block-size: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }

  ul {
    margin: var(--gb-space-3) 0;
    padding-inline-start: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  li {
    overflow-wrap: anywhere;
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--gb-space-3);
  }

  h2 {
    flex: 1;
    margin: 0;
    font-size: var(--gb-text-size);
    font-weight: var(--gb-weight-strong);
  }

  h3 {
    margin: 0;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    font-weight: var(--gb-weight-strong);
  }

  gb-focus-group {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-3);
    padding-block: var(--gb-space-3);
  }

  .rows {
    display: block;
    padding-block: 0;
  }

  .head gb-focus-group {
    padding-block: 0;
  }

  [hidden] {
    display: none;
  }
`;
