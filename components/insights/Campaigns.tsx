/** How far campaigns are: of those in the lead's roster; without one, of all whose records are here. */
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import type { Report } from '../../lib/insight/report.ts';
import { useWords } from '../Words.tsx';
import { Campaign } from './Campaign.tsx';
import { numberOf } from './said.ts';

interface Props {
  of: Report;
  catalogue: Catalogue;
  /** In a file nothing can be opened. */
  isFile?: boolean;
}

export function Campaigns({ of: { campaigns, fewest }, catalogue, isFile = false }: Props) {
  const t = useWords();
  if (campaigns.length === 0) return null;
  const few = numberOf(fewest, t);
  return (
    <section aria-labelledby="campaigns-title" class="campaigns">
      <h2 id="campaigns-title">{t('campaignsTitle')}</h2>
      <p class="quiet measure">{t('campaignsText', few)}</p>
      {campaigns.some(({ expected }) => expected === null) && (
        <p class="quiet measure">{t(isFile ? 'campaignsUnknownFile' : 'campaignsUnknown')}</p>
      )}
      {campaigns.map((one) => (
        <Campaign key={one.campaign} of={one} catalogue={catalogue} few={few} />
      ))}
    </section>
  );
}
