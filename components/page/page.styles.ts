import { css } from 'lit';

export const pageStyles = css`
  :host {
    /* What is placed inside scrolls along, and never makes the display scroll. */
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    padding-inline: var(--gb-space-5);
    overflow: auto;
    overscroll-behavior: contain;
  }

  :host([fixed]) {
    overflow: clip;
  }

  @media (max-width: 1400px) {
    :host {
      padding-inline: var(--gb-space-4);
    }
  }

  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--gb-space-2) var(--gb-space-4);
    min-block-size: calc(var(--gb-touch) + 2 * var(--gb-space-2));
    padding-block: var(--gb-space-2);
  }

  :host([bare]) {
    padding-block-start: var(--gb-space-4);
  }

  :host([bare]) header {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .back {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: var(--gb-touch);
    block-size: var(--gb-touch);
    margin-inline-start: calc(-1 * var(--gb-space-4));
    border-radius: var(--gb-radius);
    color: inherit;
  }

  .back:active {
    background: var(--gb-color-pressed);
  }

  h1 {
    margin: 0;
    font-size: calc(var(--gb-text-size) * 1.25);
    font-weight: var(--gb-weight-strong);
    letter-spacing: -0.01em;
  }

  p {
    margin: 0;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-3);
    margin-inline-start: auto;
  }

  .body {
    flex: 1 0 auto;
    padding-block-end: var(--gb-space-4);
  }

  :host([fixed]) .body {
    flex: 1 1 0;
    min-block-size: 0;
    padding-block-end: 0;
  }
`;
