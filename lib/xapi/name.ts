/** Under which name a person is known to a record store. */

/** Random ids and staff numbers, which have a digit; never an address, nor what is written like a person's name. */
const PSEUDONYM = /^(?=.*\d)[\w.:-]{1,64}$/;

/**
 * The person's id where it says nothing to a stranger; else, as for a mail address, the first 32 hex digits of its SHA-256
 * in lower case, which an administrator can compute as well.
 * @param person who the events belong to
 */
export async function pseudonymOf(person: string): Promise<string> {
  if (PSEUDONYM.test(person)) return person;
  const text = new TextEncoder().encode(person.trim().toLowerCase());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
