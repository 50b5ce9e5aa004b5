/** Recaps are items of a campaign beside its lessons: `recap-2` is the one on the second day. */
export const recapId = (day: number) => `recap-${day}`;

/** No lesson of a campaign is named like this. */
export const isRecap = (item: string) => /^recap-\d+$/.test(item);
