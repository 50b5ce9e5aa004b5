/** The search box, and what it finds. Reached by typing anywhere. */
import { Search as Lens, PanelRight, Settings, X } from 'lucide';
import type { ComponentChildren, RefObject } from 'preact';
import type { Hit } from '../lib/match/search.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

interface BarProps {
  input: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery(text: string): void;
  /** The person goes elsewhere, or gives the query up. */
  onLeave(): void;
  /** Enter: opens the first hit. */
  onEnter(): void;
  onOptions(): void;
  /** Absent where the view cannot be opened beside the page. */
  onBeside?: (() => void) | undefined;
  close?: ComponentChildren;
}

export function SearchBar({ input, query, onQuery, onLeave, onEnter, onOptions, onBeside, close }: BarProps) {
  const t = useWords();
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) onEnter();
    if (event.key !== 'Escape' || query === '') return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
    onQuery('');
  };
  return (
    <search class="search">
      <label class="box">
        <Icon of={Lens} />
        <span class="unseen">{t('searchLabel')}</span>
        <input
          ref={input}
          type="search"
          placeholder={t('searchHint')}
          maxLength={100}
          spellcheck={false}
          autocomplete="off"
          value={query}
          onInput={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={key}
          onBlur={onLeave}
        />
      </label>
      {query !== '' && (
        <button
          type="button"
          class="plain icon"
          aria-label={t('searchClear')}
          title={t('searchClear')}
          onClick={() => onQuery('')}
        >
          <Icon of={X} />
        </button>
      )}
      {onBeside && (
        <button
          type="button"
          class="plain icon"
          aria-label={t('openBeside')}
          title={t('openBeside')}
          onClick={onBeside}
        >
          <Icon of={PanelRight} />
        </button>
      )}
      <button
        type="button"
        class="plain icon"
        aria-label={t('options')}
        title={t('options')}
        onClick={onOptions}
      >
        <Icon of={Settings} />
      </button>
      {close}
    </search>
  );
}

interface HitsProps {
  hits: readonly Hit[];
  /** Names of tools by id, shown where a lesson belongs to another tool than the one on the page. */
  toolNames: ReadonlyMap<string, string>;
  tool: string | null;
  onOpen(ref: string): void;
}

export function Hits({ hits, toolNames, tool, onOpen }: HitsProps) {
  return (
    <ul class="list">
      {hits.map((hit) => (
        <li key={hit.ref}>
          <button type="button" class="plain entry" onClick={() => onOpen(hit.ref)}>
            <span>
              <span class="topic">{marked(hit)}</span>
              <span class="quiet gist">{hit.answer}</span>
              {!hit.tools.includes(tool ?? '') && (
                <span class="quiet from">{hit.tools.map((id) => toolNames.get(id) ?? id).join(', ')}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The question with its hit parts marked. */
function marked({ question, marks }: Hit) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(question.slice(at, start), <mark key={start}>{question.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, question.slice(at)];
}
