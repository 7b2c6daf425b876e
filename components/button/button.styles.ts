import { css } from 'lit';

export const buttonStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--gb-space-3);
    min-inline-size: var(--gb-touch);
    max-inline-size: 100%;
    min-block-size: var(--gb-touch);
    padding: var(--gb-space-2) var(--gb-space-4);
    border-radius: var(--gb-radius);
    background: var(--gb-color-surface-strong);
    text-align: center;
    cursor: pointer;
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  button:active {
    background: var(--gb-color-pressed);
  }

  :host([rank='primary']) button {
    padding-inline: var(--gb-space-5);
    color: var(--gb-color-background);
    background: var(--gb-color-text);
    font-weight: var(--gb-weight-strong);
  }

  :host([rank='danger']) button {
    color: var(--gb-color-danger);
    background: var(--gb-color-danger-surface);
    font-weight: var(--gb-weight-strong);
  }

  :host([rank]) button[aria-disabled='true'] {
    color: var(--gb-color-text-secondary);
    background: var(--gb-color-surface-strong);
  }

  .words {
    display: contents;
  }

  @media (max-height: 600px) {
    :host([compact]) .words {
      display: block;
      position: absolute;
      inset: 0;
      overflow: hidden;
      overflow-wrap: anywhere;
      clip-path: inset(50%);
    }
  }

  .lock {
    position: absolute;
    inset-block-end: var(--gb-space-1);
    inset-inline-end: var(--gb-space-1);
  }

  .reason {
    margin-block-start: var(--gb-space-2);
  }

  @media (forced-colors: active) {
    button {
      border: var(--gb-line) solid ButtonBorder;
    }

    button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
