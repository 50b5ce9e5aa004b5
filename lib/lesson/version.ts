/** Versions of packs, such as `1.10.0`. */

/** Below zero when `a` is older than `b`, above when it is newer. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(BigInt));
  for (let n = 0; n < Math.max(left!.length, right!.length); n++) {
    const [one, other] = [left![n] ?? 0n, right![n] ?? 0n];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
