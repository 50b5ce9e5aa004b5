/** Ids from words. */

/** Lower-case words joined by hyphens, at most `most` characters; empty where nothing is left. */
export function slugOf(text: string, most = 48): string {
  const words = text
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = '';
  for (const word of words ?? []) {
    const longer = slug === '' ? word.slice(0, most) : `${slug}-${word}`;
    if (longer.length > most) break;
    slug = longer;
  }
  return slug;
}
