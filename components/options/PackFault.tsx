/** Why a pack was not taken: what happened, what is safe, what to do next. */
import { TriangleAlert } from 'lucide';
import type { PackFaultCode, PackProblem } from '../../lib/answer.ts';
import type { WordKey } from '../../lib/words.ts';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import { canAllow, serverOf } from './adding.ts';

const WORDS: Record<PackFaultCode, WordKey> = {
  address: 'packFault_address',
  key: 'packFault_key',
  offline: 'packFault_offline',
  unreachable: 'packFault_unreachable',
  closed: 'packFault_closed',
  timeout: 'packFault_timeout',
  cut: 'packFault_cut',
  status: 'packFault_status',
  redirect: 'packFault_redirect',
  page: 'packFault_page',
  large: 'packFault_large',
  broken: 'packFault_broken',
  unsigned: 'packFault_unsigned',
  wrong: 'packFault_wrong',
  older: 'packFault_older',
  otherKey: 'packFault_otherKey',
  otherPack: 'packFault_otherPack',
  locked: 'packFault_locked',
  full: 'packFault_full',
  database: 'packFault_database',
  stopped: 'packFault_stopped',
};

interface Props {
  problem: PackProblem;
  /** What is safe: the version that is there goes on, or nothing was added. */
  safe: WordKey;
  /** Where the pack should have come from. */
  url: string | null;
  /** Whom to tell is the organisation: this person cannot mend it. */
  isLocked?: boolean;
  /** Called first thing in the click. */
  onAllow(): void;
}

export function PackFault({ problem, safe, url, isLocked = false, onAllow }: Props) {
  const t = useWords();
  return (
    <div class="trouble" role="alert">
      <Icon of={TriangleAlert} />
      <div class="fault">
        <p>
          {t(WORDS[problem.code], ...problem.details)} {t(safe)}
          {isLocked && <> {t('packTellAdmin')}</>}
        </p>
        {canAllow(problem) && url && (
          <>
            <button type="button" onClick={onAllow}>
              {t('packAllow', serverOf(url))}
            </button>
            <p class="quiet">{t('packAllowText')}</p>
          </>
        )}
      </div>
    </div>
  );
}
