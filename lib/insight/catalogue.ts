/** What reports need to know of the lessons: names, places, revisions, and what is due. */
import type { ToolNames } from '../answer.ts';
import type { Listed as ListedCampaign } from '../campaign/figures.ts';
import { oneLanguage } from '../lesson/language.ts';
import type { Pack } from '../lesson/schema.ts';
import { letterOf, ORIGINAL } from '../lesson/variant.ts';
import { type Version, versionsOf } from '../lesson/versions.ts';

export interface CatalogueLesson {
  /** pack/lesson */
  readonly ref: string;
  readonly question: string;
  readonly revision: string;
  /** All that there is of it now, itself too: in each language the original and its variants. Absent: only itself. */
  readonly versions?: readonly Version[];
  readonly places: readonly { readonly tool: string; readonly page?: string }[];
  readonly keywords: readonly string[];
  readonly synonyms: readonly string[];
  /** The day by which it should be looked at again: YYYY-MM-DD. */
  readonly reviewBy: string | null;
}

export interface Catalogue {
  readonly tools: readonly ToolNames[];
  readonly lessons: readonly CatalogueLesson[];
  /** What people are to see in a window of time. */
  readonly campaigns: readonly ListedCampaign[];
  /** The lessons' first language: BCP 47. */
  readonly language: string;
}

/** What is read of a lesson. */
interface Listed extends Pick<CatalogueLesson, 'ref' | 'question' | 'revision' | 'keywords' | 'synonyms'> {
  readonly review_by?: string | undefined;
  readonly versions?: readonly Version[] | undefined;
  readonly for: CatalogueLesson['places'];
}

/** The catalogue of packs that are read whole. */
export function catalogueOf(
  packs: readonly Pick<Pack, 'info' | 'tools' | 'lessons' | 'campaigns'>[],
): Catalogue {
  const lessons = packs.flatMap(({ info, lessons }) => {
    const versions = versionsOf(lessons);
    const all = oneLanguage(info, lessons, info.languages[0]!).filter((one) => letterOf(one) === ORIGINAL);
    return all.map((lesson) => ({
      ...lesson,
      ref: `${info.id}/${lesson.id}`,
      versions: versions.get(lesson.id),
    }));
  });
  return catalogueFrom(
    packs.flatMap(({ tools }) => tools),
    lessons,
    packs.flatMap(({ info, campaigns }) =>
      campaigns.map((campaign) => ({ pack: info.id, campaign, audiences: info.audiences })),
    ),
    packs[0]?.info.languages[0],
  );
}

/** @param language the lessons' first: BCP 47 */
export function catalogueFrom(
  tools: Pack['tools'],
  lessons: readonly Listed[],
  campaigns: readonly ListedCampaign[],
  language = 'en',
): Catalogue {
  return {
    tools: tools.map(({ id, name, pages }) => ({
      ...{ id, name },
      pages: pages.map(({ id, title }) => ({ id, title })),
    })),
    lessons: lessons.map(
      ({ ref, question, revision, versions, keywords, synonyms, review_by, for: places }) => ({
        ...{ ref, question, revision, keywords, synonyms, reviewBy: review_by ?? null },
        ...(versions && { versions }),
        places: places.map(({ tool, page }) => ({ tool, ...(page !== undefined && { page }) })),
      }),
    ),
    campaigns,
    language,
  };
}

/** Where nothing is known of the lessons, ids stand for names. */
export const NO_CATALOGUE: Catalogue = { tools: [], lessons: [], campaigns: [], language: 'en' };
