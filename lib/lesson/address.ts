/** The address of a pack: https anywhere, http on this machine only; it may carry the key as `#key=…`. */

export interface PackAddress {
  /** Without what stands after `#`. */
  readonly url: string;
  readonly key: string | null;
}

/**
 * Reads an address as it was pasted.
 * @returns null for what no pack may come from
 */
export function readAddress(text: string): PackAddress | null {
  const url = URL.parse(text.trim());
  // Names and passwords in an address would be kept and shown with it.
  if (!url || !isSafe(url) || url.username || url.password) return null;
  const key = new URLSearchParams(url.hash.slice(1)).get('key');
  url.hash = '';
  return { url: url.href, key };
}

/** This machine: whoever can serve there can also write what is served. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

/** An address at which nobody between can read or change what comes. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}
