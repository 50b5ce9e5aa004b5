/** Times as people say them. */

/** The time today, or the day: another day's time is midnight. @param at UTC ms */
export function whenOf(at: number, language: string, now = Date.now()): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return new Intl.DateTimeFormat(language, {
    ...(isToday ? {} : { weekday: 'long', day: 'numeric', month: 'long' }),
    ...(isToday || !isMidnight ? { hour: 'numeric', minute: '2-digit' } : {}),
  }).format(at);
}
