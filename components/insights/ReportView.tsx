/** The one report as people see it: on the insights page, and in the file that `cuecard insights` writes. */
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import type { Report } from '../../lib/insight/report.ts';
import { useWords } from '../Words.tsx';
import { Effects, Variants } from './Effects.tsx';
import { Lessons } from './Lessons.tsx';
import { Numbers } from './Numbers.tsx';
import { OverTime } from './OverTime.tsx';
import { Queue } from './Queue.tsx';
import { numberOf } from './said.ts';

interface Props {
  of: Report;
  catalogue: Catalogue;
  /** The whole of it is for who writes lessons; the person sees their own use. */
  isAuthor: boolean;
  /** False while some of what it is made from is still being read. */
  isWhole?: boolean;
  onCopy?: (text: string) => Promise<void>;
}

export function ReportView({ of, catalogue, isAuthor, isWhole = true, onCopy }: Props) {
  const t = useWords();
  return (
    <>
      <Numbers of={of} />
      <OverTime of={of} />
      {isAuthor && <Queue of={of} isWhole={isWhole} catalogue={catalogue} onCopy={onCopy} />}
      <Lessons of={of.lessons} />
      {isAuthor && <Effects of={of.effects} />}
      {isAuthor && <Variants of={of.variants} />}
      {of.hidden > 0 && <p class="quiet">{t.count('hiddenText', of.hidden, numberOf(of.fewest, t))}</p>}
    </>
  );
}
