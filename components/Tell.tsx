/** The way to the author, about where the person is and what they looked for. */
import type { Help } from './help.ts';
import { TellAuthor } from './TellAuthor.tsx';

export function Tell({ model }: { model: Help }) {
  const { tool, page } = model.tab.value ?? {};
  const where = [tool?.name, page?.title].filter(Boolean).join(' · ');
  return (
    <TellAuthor
      contact={model.contact.value}
      where={where}
      query={model.query.value.trim()}
      words={model.draft.value}
      onWords={model.setDraft}
      onKeep={model.request}
    />
  );
}
