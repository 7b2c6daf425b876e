import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) / calc(300 * var(--dp)) minmax(0, 1fr);
    grid-template-areas: 'status status' 'nav main';
    block-size: 100%;
    background: var(--gb-color-background);
  }

  gb-status-bar {
    grid-area: status;
  }

  nav {
    grid-area: nav;
    padding: var(--gb-space-2) var(--gb-space-3);
    overflow: auto;
  }

  main {
    grid-area: main;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border-start-start-radius: var(--gb-radius-large);
    background: var(--gb-color-surface);
    overflow: clip;
  }

  .notices:not(:empty) {
    flex: none;
    padding: var(--gb-space-3) var(--gb-space-5) 0;
  }

  .page {
    flex: 1;
    min-block-size: 0;
  }

  @media (max-width: 1400px) {
    :host {
      grid-template-columns: calc(276 * var(--dp)) minmax(0, 1fr);
    }

    nav {
      padding-inline: var(--gb-space-2);
    }
  }

  @media (max-width: 1000px) {
    :host {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
      grid-template-areas: 'status' 'main' 'nav';
    }

    nav gb-focus-group {
      display: flex;
      justify-content: space-around;
    }

    main {
      border-radius: 0;
    }
  }
`;
