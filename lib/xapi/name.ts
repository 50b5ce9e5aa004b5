/** Under which name a person is known to a record store. */
import { hexOf, sha256 } from '../sha256.ts';

/** Random ids and staff numbers, which have a digit; never an address, nor what is written like a person's name. */
const PSEUDONYM = /^(?=.*\d)[\w.:-]{1,64}$/;

/**
 * The person's id where it says nothing to a stranger; else, as for a mail address, the first 32 hex digits of its SHA-256
 * in lower case, which an administrator can compute as well.
 * @param person who the events belong to
 */
export async function pseudonymOf(person: string): Promise<string> {
  if (PSEUDONYM.test(person)) return person;
  return hexOf(await digestOf(person.trim().toLowerCase()));
}

/**
 * The registration of a campaign, by which a record store finds all that everybody did in it: a UUIDv8 (RFC 9562, 5.8) of
 * its name, the same on each device.
 * @param home where the organisation's own ids lie
 * @param campaign `pack/campaign`
 */
export async function registrationOf(home: string, campaign: string): Promise<string> {
  const bytes = await digestOf(`${home}/cuecard/campaigns/${campaign}`);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The first 16 bytes of a text's SHA-256. */
async function digestOf(text: string): Promise<Uint8Array> {
  return (await sha256(text)).slice(0, 16);
}
