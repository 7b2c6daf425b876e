import { css } from 'lit';

export const verifyPageStyles = css`
  :host {
    display: block;
    min-block-size: 100vh;
  }

  main {
    display: grid;
    gap: var(--gb-space-4);
    max-inline-size: calc(1000 * var(--dp));
    margin-inline: auto;
    padding: var(--gb-space-5) var(--gb-space-4);
  }

  h1 {
    margin: 0;
    font-size: var(--gb-text-size);
    font-weight: var(--gb-weight-strong);
  }

  h2,
  h3 {
    margin: 0;
    font-size: inherit;
    font-weight: var(--gb-weight-strong);
    overflow-wrap: anywhere;
  }

  p,
  ul {
    margin: 0;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-3);
  }

  .hint {
    color: var(--gb-color-text-secondary);
  }

  ol {
    display: grid;
    gap: var(--gb-space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .car {
    display: grid;
    gap: var(--gb-space-3);
    padding: var(--gb-space-4);
    border-radius: var(--gb-radius-large);
    background: var(--gb-color-surface);
  }

  .car ul {
    padding-inline-start: 1.2em;
  }

  .emulation {
    color: var(--gb-color-caution);
    font-weight: var(--gb-weight-strong);
  }

  :host([dragging]) main {
    outline: var(--gb-line) dashed var(--gb-color-accent);
    outline-offset: calc(-1 * var(--gb-space-3));
    border-radius: var(--gb-radius-large);
  }
`;
