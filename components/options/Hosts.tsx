/** Where Cuecard helps without a click; each host can be taken back, and allowed again. */
import { useState } from 'preact/hooks';
import { useWords } from '../Words.tsx';
import { SetByOrganisation } from './Fixed.tsx';
import type { Host } from './model.ts';
import { Section } from './Section.tsx';

interface Props {
  hosts: readonly Host[];
  onRevoke(pattern: string): void;
  /** Called first thing in the click: the browser wants to see one. */
  onAllow(pattern: string): void;
}

/** A host as people write it: without scheme and path. */
const nameOf = (pattern: string) => pattern.replace(/^[^:]+:\/\//, '').replace(/\/\*$/, '');

export function Hosts({ hosts, onRevoke, onAllow }: Props) {
  const t = useWords();
  const [last, setLast] = useState('');
  const [taken, setTaken] = useState<readonly string[]>([]);
  const granted = new Set(hosts.map((host) => host.pattern));
  const gone = taken.filter((pattern) => !granted.has(pattern));
  // What is taken back stays in its row, so that the eye and the focus stay too.
  const rows = [...hosts, ...gone.map((pattern) => ({ pattern, isFixed: false }))].sort((a, b) =>
    a.pattern < b.pattern ? -1 : 1,
  );
  const revoke = (pattern: string) => {
    onRevoke(pattern);
    setTaken([...gone, pattern]);
    setLast(pattern);
  };
  const said = gone.includes(last) ? t('hostsTaken', nameOf(last)) : '';
  return (
    <Section
      id="hosts"
      title={t('hostsTitle')}
      text={t(rows.length > 0 ? 'hostsText' : 'hostsNone')}
      said={said}
    >
      {rows.length > 0 && (
        <ul class="cards">
          {rows.map(({ pattern, isFixed }) => (
            <Row
              key={pattern}
              name={nameOf(pattern)}
              isFixed={isFixed}
              isTaken={gone.includes(pattern)}
              onRevoke={() => revoke(pattern)}
              onAllow={() => onAllow(pattern)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface RowProps {
  name: string;
  isFixed: boolean;
  isTaken: boolean;
  onRevoke(): void;
  onAllow(): void;
}

function Row({ name, isFixed, isTaken, onRevoke, onAllow }: RowProps) {
  const t = useWords();
  return (
    <li class={isTaken ? 'card out' : 'card'}>
      <div>
        <b>{name}</b>
        {isTaken && <span class="quiet">{t('hostsTakenText')}</span>}
      </div>
      {isFixed ? (
        <SetByOrganisation />
      ) : (
        <button
          type="button"
          aria-label={t(isTaken ? 'hostsAllowLabel' : 'hostsRemoveLabel', name)}
          onClick={isTaken ? onAllow : onRevoke}
        >
          {t(isTaken ? 'hostsAllow' : 'hostsRemove')}
        </button>
      )}
    </li>
  );
}
