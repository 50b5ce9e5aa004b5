/** Why somebody says that an item is not for them. */
export const EXCUSES = ['absent', 'not-my-work', 'know-it', 'other'] as const;
export type Excuse = (typeof EXCUSES)[number];
