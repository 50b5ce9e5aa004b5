/** What a search found, or what to do where it found nothing. */
import type { Help } from './help.ts';
import { Hits } from './Search.tsx';
import { Tell } from './Tell.tsx';
import { useWords } from './Words.tsx';

export function Found({ model }: { model: Help }) {
  const t = useWords();
  const hits = model.hits.value;
  const names = new Map(
    model.packs.value.flatMap((pack) => pack.tools.map((tool) => [tool.id, tool.name] as const)),
  );
  const query = model.query.value.trim();
  return (
    <>
      <h1 class="unseen">{t('searchLabel')}</h1>
      <p role="status" class={hits?.length ? 'unseen' : 'nothing'}>
        {hits && (hits.length > 0 ? t.count('found', hits.length) : t('foundNone', query))}
      </p>
      {hits && hits.length > 0 && (
        <Hits
          hits={hits}
          toolNames={names}
          tool={model.tab.value?.tool?.id ?? null}
          onOpen={(ref) => model.open(ref, true)}
        />
      )}
      {hits?.length === 0 && (
        <div class="empty">
          <p class="quiet">{t('foundNoneNext')}</p>
          <Tell model={model} />
          <p role="status" class="quiet">
            {model.isGapNoted.value && t('foundNoneNoted')}
          </p>
        </div>
      )}
    </>
  );
}
