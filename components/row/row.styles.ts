import { css } from 'lit';

export const rowStyles = css`
  :host {
    --reading-direction: 1;
  }

  :host(:dir(rtl)) {
    --reading-direction: -1;
  }

  .base {
    position: relative;
    display: flex;
    align-items: center;
    min-block-size: calc(96 * var(--dp));
    border-radius: var(--gb-radius);
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  /* Physical left or right, whatever the reading direction: the driver does not change seats with the language. */
  .control {
    display: flex;
    flex: none;
    order: calc(var(--gb-control-side) * var(--reading-direction));
  }

  ::slotted([slot='control']) {
    margin-inline: var(--gb-space-4);
  }

  .body {
    flex: 1;
    align-self: stretch;
    min-inline-size: 0;
    min-block-size: inherit;
    border-radius: inherit;
  }

  .main {
    display: flex;
    inline-size: 100%;
    align-items: center;
    gap: var(--gb-space-4);
    min-inline-size: 0;
    min-block-size: inherit;
    padding: var(--gb-space-3) var(--gb-space-4);
    border-radius: inherit;
    color: inherit;
    text-decoration: none;
  }

  .main:focus,
  .main:focus-visible {
    outline-offset: calc(-1 * var(--gb-ring-width));
  }

  a.main,
  button.main {
    cursor: pointer;
  }

  :host([kind='link']) .base:active,
  :host([kind='button']) .base:active {
    background: var(--gb-color-pressed);
  }

  .icon {
    color: var(--gb-color-text-secondary);
  }

  .text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .heading,
  .detail {
    display: block;
  }

  .detail:empty,
  .figure:empty {
    display: none;
  }

  /* What is announced is drawn in the row itself, under the detail, or in its place where rows have one height. */
  .reason {
    position: absolute;
    clip-path: inset(50%);
  }

  .why {
    display: block;
    color: var(--gb-color-caution);
    font-size: var(--gb-text-secondary-size);
  }

  .why:empty,
  :host([compact]) .detail:has(+ .why:not(:empty)) {
    display: none;
  }

  .detail {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  :host([compact]) :is(.heading, .detail, .why) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host([compact]) {
    block-size: 100%;
  }

  :host([compact]) .base {
    block-size: 100%;
    min-block-size: var(--gb-touch);
  }

  :host([compact]) .main {
    block-size: 100%;
    padding-block: 0;
  }

  .more {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .figure {
    flex: none;
    max-inline-size: 40%;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  :host([tone='live']) .figure {
    color: var(--gb-color-accent);
    font-weight: var(--gb-weight-strong);
  }

  .sign {
    color: var(--gb-color-text-secondary);
  }

  .main[aria-disabled='true'] .heading {
    color: var(--gb-color-text-secondary);
  }

  :host([kind='locked']) .base {
    color: var(--gb-color-ecall);
    background: var(--gb-color-ecall-surface);
  }

  :host([kind='locked']) :is(.heading, .detail, .icon, .sign, .why) {
    color: inherit;
  }

  /* The lock stands where the rows around have their switch. */
  :host([kind='locked']) .sign {
    --side: calc(var(--gb-control-side) * var(--reading-direction));
    order: var(--side);
    inline-size: calc(88 * var(--dp));
    margin-inline: calc((1 + var(--side)) / 2 * var(--gb-space-4))
      calc((1 - var(--side)) / 2 * var(--gb-space-4));
  }

  :host([kind='locked']) .heading {
    font-weight: var(--gb-weight-strong);
  }

  @media (forced-colors: active) {
    :host([kind='locked']) .base {
      border: var(--gb-line) double CanvasText;
    }

    .main[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
