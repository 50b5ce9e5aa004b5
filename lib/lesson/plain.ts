/** The words of formatted text, without their emphasis. */
import type { Inline } from './schema.ts';

/** @returns the text as one string, for indexing, counting and copying */
export function plainText(of: readonly Inline[]): string {
  return of
    .map((part) => (typeof part === 'string' ? part : part.kind === 'code' ? part.text : plainText(part.of)))
    .join('');
}
