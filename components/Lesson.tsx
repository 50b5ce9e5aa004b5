/** One lesson: its question, the answer at once, then what to do. */
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Rating as Given } from '../lib/insight/event.ts';
import { languageName, primary } from '../lib/language.ts';
import { secondsOf } from '../lib/lesson/duration.ts';
import type { Reason } from '../lib/match/rank.ts';
import { Icon } from './Icon.tsx';
import { Inlines } from './Inlines.tsx';
import { Player } from './Player.tsx';
import { createPlayer } from './player.ts';
import { Rating } from './Rating.tsx';
import type { Current } from './reading.ts';
import type { Stage } from './stage.ts';
import { Why } from './Why.tsx';
import { useWords } from './Words.tsx';

interface Props {
  current: Current;
  reasons: readonly Reason[] | null;
  toolName: string;
  pageTitle: string;
  /** Absent where there is nothing to go back to. */
  onBack?: (() => void) | undefined;
  /** What the blocks need of the world, for this lesson. */
  onStage(): Stage;
  onRate(rating: Given): Promise<boolean>;
  /** What campaigns want by it. */
  goals?: readonly string[];
  /** What else is asked about it. */
  children?: ComponentChildren;
}

export function Lesson({
  current,
  reasons,
  toolName,
  pageTitle,
  onBack,
  onStage,
  onRate,
  goals,
  children,
}: Props) {
  const t = useWords();
  const { lesson } = current;
  const opened = `${current.ref} ${lesson.revision} ${lesson.language}`;
  // The same lesson worded for another page is the same: whoever is in the middle of it stays there.
  const player = useMemo(() => createPlayer(lesson, onStage(), current.memory, Date.now()), [opened]);
  const number = (n: number) => n.toLocaleString(t.language);
  return (
    <article class="lesson">
      <p class="eyebrow quiet">
        {onBack && (
          <button type="button" class="plain icon" aria-label={t('back')} title={t('back')} onClick={onBack}>
            <Icon of={ArrowLeft} />
          </button>
        )}
        <span>{[toolName, pageTitle].filter(Boolean).join(' · ') || current.packName}</span>
        <span class="time">
          {player.isAll.value
            ? t('readTime', number(secondsOf(lesson)))
            : t('timeLeft', number(player.left.value))}
        </span>
      </p>
      {current.missing && (
        <p class="quiet">
          {t(
            'languageMissing',
            languageName(primary(current.missing), t.language),
            languageName(lesson.language, t.language),
          )}
        </p>
      )}
      <div class="content" lang={lesson.language}>
        <h1 tabIndex={-1}>{lesson.question}</h1>
        <p class="answer measure">
          <Inlines of={lesson.answer} />
        </p>
        <Player key={opened} player={player} blocks={lesson.blocks} language={lesson.language} />
      </div>
      {children}
      <Rating
        key={`rate ${current.ref}`}
        rating={current.rating}
        isPrivate={current.isPrivate}
        onRate={onRate}
      />
      <Why
        reasons={reasons}
        searched={current.searched}
        toolName={toolName}
        pageTitle={pageTitle}
        goals={goals ?? []}
      />
    </article>
  );
}
