/** The English words, filled as the browser fills them. */

import { translator } from '../../lib/words.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

const all: Record<string, { message: string }> = messages;

/** `chrome.i18n.getMessage`: '' for an unknown key, `$1`…`$9` filled. */
export const words = translator(
  (key, substitutions) =>
    (all[key]?.message ?? '').replace(/\$([1-9])/g, (_, n: string) => substitutions[Number(n) - 1] ?? ''),
  'en',
);
