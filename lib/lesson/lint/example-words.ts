/** Sentences that a new lesson or campaign begins with, to be changed: whoever writes them and who looks for them take them from here. */

/** A new lesson's answer. */
export const EXAMPLE_ANSWER = 'Open the item, change the field, then select **Save**.';
/** How its template begins. */
export const EXAMPLE_TEMPLATE = 'I changed [[what you changed]] on';
/** What its check asks. */
export const EXAMPLE_CHECK = 'You changed the name and close the page without **Save**. What happens?';
/** A new campaign's goal. */
export const EXAMPLE_GOAL = 'Everybody does it the new way.';

/** The answer of a lesson that is begun from a gap. */
export const DRAFT_ANSWER = 'Write the answer here, in one or two sentences.';
/** Its first step, and the other. */
export const DRAFT_STEP = 'Write the first step here.';
export const DRAFT_NEXT = 'Write the next one.';
