/** The packs that an administrator's policy brings. */
import { readAddress } from '../../lesson/address.ts';
import type { Managed } from '../../settings.ts';
import type { PackRecord } from './record.ts';

export interface PolicyPack {
  /** As it is asked for; null where the policy names none that a pack may come from. */
  readonly url: string | null;
  /** As the policy writes it. */
  readonly written: string;
  readonly key: string;
}

/** One for each address. */
export function policyPacks({ packs = [] }: Managed): PolicyPack[] {
  const all = packs.map(({ url: written, key }) => ({
    url: readAddress(written)?.url ?? null,
    written,
    key,
  }));
  return all.filter(
    ({ url, written }, n) => n === all.findIndex((one) => (one.url ?? one.written) === (url ?? written)),
  );
}

/** The policy's word on a pack: it cannot be taken out, and this key must have signed it. */
export function wordOn(policy: readonly PolicyPack[], { url, isPreview }: PackRecord): PolicyPack | null {
  return (!isPreview && policy.find((pack) => pack.url !== null && pack.url === url)) || null;
}
