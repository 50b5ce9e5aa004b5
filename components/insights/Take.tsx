/** What can be taken along: the records for an author, a table, the report, paper. */
import { useState } from 'preact/hooks';
import { useWords } from '../Words.tsx';
import type { Model } from './model.ts';

export function Take({ model }: { model: Model }) {
  const t = useWords();
  const [isFailed, setFailed] = useState(false);
  const isEmpty = model.isEmpty.value;
  const own = isEmpty ? { disabled: true, 'aria-describedby': 'take-nothing' } : {};
  const save = async (work: () => Promise<boolean>) => setFailed(!(await work()));
  return (
    <section class="no-print" aria-labelledby="take-title">
      <h2 id="take-title">{t('takeTitle')}</h2>
      {model.opened.value && <p class="quiet measure">{t('takeOwn')}</p>}
      {isEmpty && (
        <p id="take-nothing" class="quiet measure">
          {t('takeNothing')}
        </p>
      )}
      {!isEmpty && model.person.value && <p class="quiet measure">{t('takeText', model.person.value)}</p>}
      <div class="row">
        <button type="button" {...own} onClick={() => save(model.saveLines)}>
          {t('takeLines')}
        </button>
        <button type="button" {...own} onClick={() => save(model.saveTable)}>
          {t('takeTable')}
        </button>
        <button type="button" onClick={model.saveReport}>
          {t('takeReport')}
        </button>
        <button type="button" onClick={model.print}>
          {t('takePrint')}
        </button>
      </div>
      {isFailed && (
        <p class="trouble" role="alert">
          {t('takeFailed')}
        </p>
      )}
    </section>
  );
}
