/** Ids of the things that statements speak of: made of our own ids, never of an address that a person was at. */
import { TYPES } from './vocabulary.ts';

export interface Activity {
  readonly objectType: 'Activity';
  readonly id: string;
  readonly definition: { readonly type: string; readonly interactionType?: string };
}

export type Activities = ReturnType<typeof activitiesAt>;

/** @param home the address that the organisation's own ids lie below, without a slash at the end */
export function activitiesAt(home: string) {
  const at = (type: string, ...path: (string | number)[]): Activity => ({
    objectType: 'Activity',
    id: `${home}/cuecard/${path.map((part) => encodeURIComponent(String(part).toWellFormed())).join('/')}`,
    definition: { type },
  });
  const lesson = (ref: string, ...below: (string | number)[]) => ['lessons', ...ref.split('/'), ...below];
  return {
    tool: (tool: string) => at(TYPES.tool, 'tools', tool),
    page: (tool: string, page: string) => at(TYPES.page, 'tools', tool, 'pages', page),
    lessons: at(TYPES.lessons, 'lessons'),
    lesson: (ref: string) => at(TYPES.lesson, ...lesson(ref)),
    check(ref: string, block: number): Activity {
      const check = at(TYPES.check, ...lesson(ref, 'checks', block));
      // What the choices were, the event does not say.
      return { ...check, definition: { ...check.definition, interactionType: 'other' } };
    },
    campaign: (ref: string) => at(TYPES.campaign, 'campaigns', ...ref.split('/')),
    recap: (ref: string, item: string) => at(TYPES.recap, 'campaigns', ...ref.split('/'), 'recaps', item),
    demo: (ref: string, block: number) => at(TYPES.demo, ...lesson(ref, 'demos', block)),
    step: (ref: string, block: number, step: number) =>
      at(TYPES.step, ...lesson(ref, 'demos', block, 'steps', step)),
  };
}
