import { css } from 'lit';

export const dialogStyles = css`
  :host {
    display: contents;
  }

  dialog {
    flex-direction: column;
    gap: var(--gb-space-4);
    inline-size: min(calc(960 * var(--dp)), 100% - 2 * var(--gb-space-4));
    max-inline-size: none;
    max-block-size: calc(100% - 2 * var(--gb-space-4));
    margin: auto;
    border: 0;
    padding: var(--gb-space-5);
    border-radius: var(--gb-radius-large);
    overflow: auto;
    color: var(--gb-color-text);
    background: var(--gb-color-surface);
    user-select: none;
  }

  /* It has the focus only while nothing inside can take it. */
  dialog:focus,
  dialog:focus-visible {
    outline: none;
  }

  dialog[open] {
    display: flex;
    animation: rise var(--gb-motion) var(--gb-ease);
  }

  dialog::backdrop {
    background: var(--gb-color-scrim);
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 var(--gb-space-4);
    }
  }

  h2 {
    margin: 0;
    font: inherit;
    font-weight: var(--gb-weight-strong);
  }

  .content {
    color: var(--gb-color-text-secondary);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--gb-space-3);
  }

  @media (max-height: 600px) {
    dialog {
      gap: var(--gb-space-3);
      padding: var(--gb-space-4);
    }
  }
`;
