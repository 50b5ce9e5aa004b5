/** How a record store is asked. */

/** The header X-Experience-API-Version, unless another is set. */
export const XAPI_VERSION = '1.0.3';

/** The header Authorization (RFC 7617), in UTF-8. */
export function basic(key: string, secret: string): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${key}:${secret}`)))}`;
}
