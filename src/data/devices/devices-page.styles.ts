import { css } from 'lit';

export const devicesPageStyles = css`
  gb-phone-offer,
  gb-import-undo {
    display: block;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-3);
    padding-block-end: var(--gb-space-3);
  }
`;
