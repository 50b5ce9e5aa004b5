/** The steps of a demo as they look on the page: what to do, where, and a picture. */
import { useState } from 'preact/hooks';
import { spansPages } from '../../lib/hint/run.ts';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import type { Stage } from '../stage.ts';
import { useWords } from '../Words.tsx';
import { howOf } from './how.ts';
import { useMedium } from './medium.ts';
import { StepWords } from './Steps.tsx';

export function Demo({ block, n: number, player }: BlockProps<BlockOf<'demo'>>) {
  const t = useWords();
  return (
    <>
      <ol class="steps demo">
        {block.steps.map((step, n) => {
          const how = howOf(step, t);
          return (
            <li key={n}>
              <StepWords say={step.say} note={step.note} />
              {how && (
                <span class="how quiet" lang={t.language}>
                  {how}
                </span>
              )}
              {step.picture && <Picture path={step.picture} n={n} media={player.stage.media} />}
            </li>
          );
        })}
      </ol>
      <ShowMe block={block} n={number} stage={player.stage} />
    </>
  );
}

/** On a page of its tool a demo is shown on the page itself, or practised there. */
function ShowMe({ block, n, stage }: { block: BlockOf<'demo'>; n: number; stage: Stage }) {
  const t = useWords();
  const [isRefused, setRefused] = useState(false);
  if (!stage.show || !block.steps.some(({ where }) => where)) return null;
  const show = async (isPractice: boolean) => setRefused((await stage.show!(n, isPractice)) === 'refused');
  return (
    <>
      <p class="show-me">
        {/* The page after the first one is read only where its host is allowed. */}
        {stage.grant && spansPages(block.steps) ? (
          <button type="button" onClick={stage.grant}>
            {t('showAllow')}
          </button>
        ) : (
          <button type="button" onClick={() => show(false)}>
            {t('showMe')}
          </button>
        )}
        <button type="button" onClick={() => show(true)}>
          {t('tryIt')}
        </button>
      </p>
      <p role="status" class="quiet">
        {isRefused && t('showRefused')}
      </p>
    </>
  );
}

interface PictureProps {
  path: string;
  n: number;
  media(path: string): Promise<string>;
}

function Picture({ path, n, media }: PictureProps) {
  const t = useWords();
  // Also where the block is not shown yet: it may be printed.
  const { url, isBroken } = useMedium(path, true, media);
  // The step says it all in words: a picture that is missing is not missed.
  if (isBroken) return null;
  return url ? (
    <img class="picture" src={url} alt={t('demoPicture', (n + 1).toLocaleString(t.language))} />
  ) : (
    <span class="picture waiting" />
  );
}
