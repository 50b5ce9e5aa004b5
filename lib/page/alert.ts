/** What shows an error or a warning. */

export const ERRORS = '.error,.errors';
/** What shows an error or a warning, besides `ERRORS`. */
export const ALERTS =
  '[role="alert"],[role="alertdialog"],[aria-live="assertive"],[class*="alert-danger"],[class*="alert-warning"],[class*="error-message"],[class*="invalid-feedback"]';
export const ALERT = `${ALERTS},:is(${ERRORS}):not(:has(input,select,textarea))`;
