/** The options page: where Cuecard helps, with which lessons, and what it keeps. */
import type { PackState } from '../lib/answer.ts';
import type { Event } from '../lib/insight/event.ts';
import { formatProblem } from '../lib/lesson/problem.ts';
import { Section } from './Section.tsx';
import { useWords } from './Words.tsx';
import { type OwnData, YourData } from './YourData.tsx';

export interface Host {
  readonly pattern: string;
  /** Set by the administrator's build: it cannot be taken back here. */
  readonly isFixed: boolean;
}

interface Props {
  hosts: readonly Host[];
  packs: readonly PackState[];
  data: OwnData;
  version: string;
  shortcut: string;
  onRevoke(pattern: string): void;
}

export function Options({ hosts, packs, data, version, shortcut, onRevoke }: Props) {
  const t = useWords();
  return (
    <main class="options">
      <header>
        <img src="/icon/48.png" width={32} height={32} alt="" />
        <h1>{t('optionsTitle')}</h1>
      </header>
      <Section title={t('hostsTitle')} text={t(hosts.length > 0 ? 'hostsText' : 'hostsNone')}>
        <ul class="cards">
          {hosts.map((host) => (
            <HostCard key={host.pattern} host={host} onRevoke={onRevoke} />
          ))}
        </ul>
      </Section>
      <Section title={t('packsTitle')} text={packs.length > 0 ? '' : t('packsNone')}>
        <ul class="cards">
          {packs.map((pack) => (
            <PackCard key={pack.info.id} pack={pack} />
          ))}
        </ul>
      </Section>
      <Requests events={data.events} language={t.language} />
      <YourData data={data} />
      <Section title={t('aboutTitle')} text={t('aboutText', version)}>
        {shortcut && <p class="quiet">{t('shortcut', shortcut)}</p>}
      </Section>
    </main>
  );
}

function HostCard({ host, onRevoke }: { host: Host; onRevoke(pattern: string): void }) {
  const t = useWords();
  const name = host.pattern.replace(/^[^:]+:\/\//, '').replace(/\/\*$/, '');
  return (
    <li class="card">
      <b>{name}</b>
      {host.isFixed ? (
        <span class="quiet">{t('hostsFixed')}</span>
      ) : (
        <button type="button" aria-label={t('hostsRemove', name)} onClick={() => onRevoke(host.pattern)}>
          {t('remove')}
        </button>
      )}
    </li>
  );
}

function PackCard({ pack }: { pack: PackState }) {
  const t = useWords();
  const { info, tools, lessons, problems } = pack;
  const list = new Intl.ListFormat(t.language, { type: 'conjunction' });
  const facts = [t.count('packLessons', lessons), t('packVersion', info.version, info.owner)];
  return (
    <li class="card">
      <div>
        <b>{info.name}</b>
        <span class="quiet">{facts.join(' · ')}</span>
        {tools.length > 0 && (
          <span class="quiet">{t('packTools', list.format(tools.map((tool) => tool.name)))}</span>
        )}
        {problems.length > 0 && (
          <div class="problems">
            {t.count('packProblems', problems.length)}
            <ul>
              {problems.map((problem) => (
                <li key={formatProblem(problem)}>{formatProblem(problem)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {info.contact && (
        <a class="button" href={info.contact} target="_blank" rel="noreferrer">
          {t('packContact')}
        </a>
      )}
    </li>
  );
}

function Requests({ events, language }: { events: readonly Event[]; language: string }) {
  const t = useWords();
  const requests = events.filter((event) => event.kind === 'request').reverse();
  return (
    <Section title={t('requestsTitle')} text={t(requests.length > 0 ? 'requestsText' : 'requestsNone')}>
      <ul class="cards">
        {requests.map((event) => (
          <li key={event.id} class="card">
            <div>
              <span>{event.data.words}</span>
              <span class="quiet">
                {[event.tool, event.page, new Date(event.at).toLocaleDateString(language)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
