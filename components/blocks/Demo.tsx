/** The steps of a demo as they look on the page: what to do, where, and a picture. */
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { DemoStep, Target } from '../../lib/lesson/demo.ts';
import type { Translate, WordKey } from '../../lib/words.ts';
import type { BlockProps } from '../Blocks.tsx';
import { useWords } from '../Words.tsx';
import { useMedium } from './medium.ts';
import { StepWords } from './Steps.tsx';

export function Demo({ block, player }: BlockProps<BlockOf<'demo'>>) {
  const t = useWords();
  return (
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

const ROLE_WORDS: Record<string, WordKey> = {
  button: 'role_button',
  link: 'role_link',
  tab: 'role_tab',
  menuitem: 'role_menuitem',
  option: 'role_option',
  checkbox: 'role_checkbox',
  heading: 'role_heading',
};
const FIELDS = /^(textbox|searchbox|combobox|listbox|spinbutton|slider)$/;

/** Where it is and what is done there, as short as a caption. */
function howOf({ where, act, expect }: DemoStep, t: Translate): string {
  const parts = [
    where && whereOf(where, t),
    act?.kind === 'type' && t('actType', act.text),
    act?.kind === 'choose' && t('actChoose', act.option),
    act?.kind === 'press' && t('actPress', act.key),
    expect?.kind === 'text' && t('expectText', expect.text),
  ];
  return parts.filter(Boolean).join(' · ');
}

function whereOf({ role, name, label, near }: Target, t: Translate): string {
  const said = label ?? name;
  // What only CSS tells apart has no name for a person.
  if (!said) return '';
  const isField = label !== undefined || FIELDS.test(role ?? '');
  const key = isField ? 'role_field' : (ROLE_WORDS[role ?? ''] ?? 'role_any');
  const what = t(key, said);
  return near ? t('whereNear', what, near) : what;
}
