/** What reports need to know of the lessons: names, places, revisions, and what is due. */
import type { ToolNames } from '../answer.ts';

export interface CatalogueLesson {
  /** pack/lesson */
  readonly ref: string;
  readonly question: string;
  readonly revision: string;
  readonly places: readonly { readonly tool: string; readonly page?: string }[];
  readonly keywords: readonly string[];
  readonly synonyms: readonly string[];
  /** The day by which it should be looked at again: YYYY-MM-DD. */
  readonly reviewBy: string | null;
}

export interface Catalogue {
  readonly tools: readonly ToolNames[];
  readonly lessons: readonly CatalogueLesson[];
  /** The lessons' first language: BCP 47. */
  readonly language: string;
}

/** Where nothing is known of the lessons, ids stand for names. */
export const NO_CATALOGUE: Catalogue = { tools: [], lessons: [], language: 'en' };
