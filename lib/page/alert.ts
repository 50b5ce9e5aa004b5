/** What shows an error or a warning. */

export const ERRORS = '.error,.errors';
/** What shows an error or a warning, besides `ERRORS`, in parts that browsers find fast. */
export const ALERTS = [
  '[role]:is([role="alert"],[role="alertdialog"])',
  '[aria-live="assertive"]',
  '[class*="-"]:is([class*="alert-danger"],[class*="alert-warning"],[class*="error-message"],[class*="invalid-feedback"])',
];
export const ALERT = `${ALERTS},:is(${ERRORS}):not(:has(input,select,textarea))`;
