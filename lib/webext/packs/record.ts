/** What is kept of a pack that was added, and which new version may take its place. */
import { PackFault } from '../../answer.ts';
import { compareVersions } from '../../lesson/version.ts';
import type { Examined } from './examine.ts';

export interface PackRecord {
  /** The pack's own id: one record for each. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Null: it was added from a file. */
  readonly url: string | null;
  /** The key that it is signed with. */
  readonly key: string;
  /** The key that was trusted at first; `key` follows from it, version by version. */
  readonly root: string;
  /** The key that it says the next versions are signed with. */
  readonly nextKey: string | null;
  readonly etag: string | null;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  /** When its server last said that this is the newest, or it was added: UTC, ms. */
  readonly checked: number;
  readonly isPreview: boolean;
  /** Taken out; it is kept until the browser ends, so that this can be undone. */
  readonly isRemoved: boolean;
}

/** A pack that came, whole and rightly signed. */
export interface Offer extends Examined {
  readonly url: string | null;
  readonly etag: string | null;
  readonly at: number;
  readonly isPreview: boolean;
  /** The key that the policy names for this address; null where none does. */
  readonly policyKey: string | null;
}

/** The keys that a next version may be signed with. What the policy names now goes before what followed from another. */
export function keysFor(record: PackRecord | null, policyKey: string | null): string[] {
  if (!record || (policyKey !== null && record.root !== policyKey))
    return policyKey === null ? [] : [policyKey];
  return record.nextKey === null ? [record.key] : [record.key, record.nextKey];
}

/**
 * Decides on a pack that came.
 * @param old the record of the same id
 * @param isLocked the old one is the policy's
 * @returns the record that takes its place
 * @throws PackFault 'locked', 'otherKey' or 'older'
 */
export function accept(old: PackRecord | null, isLocked: boolean, offer: Offer): PackRecord {
  const { info, key, policyKey } = offer;
  if (old && isLocked && (policyKey === null || old.url !== offer.url))
    throw new PackFault('locked', old.name);
  // What was taken out, what an author tries, and what somebody added in the way of the policy bind nobody.
  const isFree =
    !old || old.isRemoved || old.isPreview || (policyKey !== null && !(isLocked && old.root === policyKey));
  if (!isFree && !keysFor(old, policyKey).includes(key)) throw new PackFault('otherKey', old.name);
  if (!isFree && compareVersions(info.version, old.version) < 0)
    throw new PackFault('older', info.version, old.version);
  return {
    id: info.id,
    name: info.name,
    version: info.version,
    url: offer.url,
    key,
    root: policyKey ?? (isFree ? key : old.root),
    nextKey: info.next_key ?? null,
    etag: offer.etag,
    digest: offer.digest,
    checked: offer.at,
    isPreview: offer.isPreview,
    isRemoved: false,
  };
}
