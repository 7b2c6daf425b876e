import { css } from 'lit';

export const switchStyles = css`
  :host {
    display: inline-block;
    max-inline-size: calc(360 * var(--dp));
    --travel: calc(36 * var(--dp));
  }

  .target {
    display: flex;
    align-items: center;
    gap: var(--gb-space-3);
    min-inline-size: var(--gb-touch);
    min-block-size: var(--gb-touch);
    cursor: pointer;
  }

  .track {
    position: relative;
    flex: none;
    inline-size: calc(88 * var(--dp));
    block-size: calc(52 * var(--dp));
  }

  input {
    appearance: none;
    position: absolute;
    inset: 0;
    border: var(--gb-line) solid var(--gb-color-shape);
    border-radius: var(--gb-radius-full);
    background: var(--gb-color-surface-strong);
    cursor: inherit;
    transition:
      background-color var(--gb-motion-fast) var(--gb-ease),
      border-color var(--gb-motion-fast) var(--gb-ease);
  }

  :host([reported='on']) input {
    border-color: var(--gb-color-accent);
    background: var(--gb-color-accent);
  }

  :host([reported='unknown']) input {
    border-style: dashed;
    background: none;
  }

  .thumb,
  .wish {
    position: absolute;
    inset-block-start: calc(8 * var(--dp));
    inset-inline-start: calc(8 * var(--dp));
    display: grid;
    place-items: center;
    inline-size: calc(36 * var(--dp));
    block-size: calc(36 * var(--dp));
    border-radius: var(--gb-radius-full);
    pointer-events: none;
  }

  .thumb {
    color: var(--gb-color-surface);
    background: var(--gb-color-shape);
    transition: translate var(--gb-motion) var(--gb-ease);
  }

  :host([reported='on']) .thumb {
    translate: var(--travel);
    color: var(--gb-color-accent);
    background: var(--gb-color-on-accent);
  }

  :host([reported='on']:dir(rtl)) .thumb {
    translate: calc(-1 * var(--travel));
  }

  :host([reported='unknown']) .thumb {
    translate: calc(0.5 * var(--travel));
    border: var(--gb-line) solid var(--gb-color-shape);
    color: var(--gb-color-text-secondary);
    background: none;
  }

  :host([reported='unknown']:dir(rtl)) .thumb {
    translate: calc(-0.5 * var(--travel));
  }

  .wish {
    border: var(--gb-line) solid transparent;
  }

  [data-wish='on'] .wish {
    inset-inline-start: calc(44 * var(--dp));
  }

  [data-wish='on'] .wish,
  [data-wish='off'] .wish {
    border-color: var(--gb-color-shape);
    animation: wait var(--gb-motion-loop) var(--gb-ease) infinite alternate;
  }

  :host([reported='on']) [data-wish='off'] .wish {
    border-color: var(--gb-color-on-accent);
  }

  @keyframes wait {
    from {
      scale: 0.7;
    }
  }

  .state {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .state:empty {
    display: none;
  }

  /* In a row the word stands at the row's end, so that the headings of all rows begin in one line. */
  :host([slot='control']) .state {
    position: absolute;
    clip-path: inset(50%);
  }

  :host([reported='on']) .state {
    color: var(--gb-color-accent);
    font-weight: var(--gb-weight-strong);
  }

  @media (forced-colors: active) {
    .thumb,
    .wish {
      forced-color-adjust: none;
      background: CanvasText;
    }

    :host([reported='unknown']) .thumb,
    .wish {
      border-color: CanvasText;
      background: Canvas;
    }

    .wish {
      display: none;
    }
  }
`;
