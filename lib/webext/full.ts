/** Whether there is room to keep anything. */

/**
 * Tells whether a write failed for want of room. A full disk has no error of its own in Chromium 156 ("UnknownError"), nor in
 * Firefox 153 where settings are kept ("An unexpected error occurred"); but then no room is left.
 */
export async function isFull(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = await navigator.storage
    .estimate()
    .catch(() => ({}) as StorageEstimate);
  return quota - usage < 65_536;
}
