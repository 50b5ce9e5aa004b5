import { RING_STYLE } from './ring.ts';

/** What tells the frame from the page. */
export const RADIUS = '8px';
export const SHADOW = '0 0 0 1px light-dark(#dfe2e7, #33383f), 0 4px 16px light-dark(#16191d33, #00000080)';

/**
 * The style of the host and its frame. Important rules of a shadow root win over the page's, its important ones and its
 * inline ones too (CSS Cascade 5, 6.1), so that no rule of the page reaches the host. The first rule takes the
 * place. Until the frame says how large it is, it cannot be seen or hit; one without a size would not be drawn at all.
 * Only the frame is ever hit: a host that outlives it is not in the way.
 */
export const STYLE = `:host {
  all: initial !important;
  position: fixed !important;
  inset: auto !important;
  z-index: 2147483647 !important;
  display: block !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  left: 0 !important;
  top: 0 !important;
  width: 320px !important;
  height: 40px !important;
  overflow: visible !important;
  background: none !important;
  color-scheme: light dark !important;
  opacity: 0 !important;
  pointer-events: none !important;
}
iframe {
  position: relative;
  z-index: 1;
  display: block;
  width: 100%;
  height: 100%;
  border: 0;
  border-radius: ${RADIUS};
  box-shadow: ${SHADOW};
  color-scheme: light dark;
  background: none;
  pointer-events: none;
}
${RING_STYLE}@media print {
  :host { display: none !important; }
}
`;
