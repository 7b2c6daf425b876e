import { css } from 'lit';

/** The look of the desk: a desktop page, so desktop sizes. */
export const benchPageStyles = css`
  :host {
    display: block;
    padding: 16px 24px 32px;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 24px;
  }

  h1 {
    margin: 0;
    font-size: 20px;
  }

  h2 {
    margin: 0 0 8px;
    font-size: 16px;
  }

  header span {
    color: var(--gb-color-text-secondary);
  }

  .desk {
    margin-block: 16px;
  }

  .unit {
    margin-inline: auto;
    overflow: hidden;
    border-radius: 20px;
    background: #000;
    outline: 14px solid #1c1e20;
    box-shadow: 0 12px 40px rgb(0 0 0 / 35%);
  }

  .screen {
    transform-origin: 0 0;
  }

  .screen iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }

  .below {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
    gap: 32px;
    margin-block-start: 40px;
  }

  ol,
  p {
    margin: 0;
    padding-inline-start: 0;
    list-style: none;
  }

  li {
    color: var(--gb-color-danger);
  }
`;
