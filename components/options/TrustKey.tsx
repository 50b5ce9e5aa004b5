/** Shows whose key a pack is signed with before it is trusted. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Added } from '../../lib/answer.ts';
import { useWords } from '../Words.tsx';

interface Props {
  step: Extract<Added, { kind: 'trust' }>;
  onTrust(): void;
  onCancel(): void;
}

export function TrustKey({ step, onTrust, onCancel }: Props) {
  const t = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  // What is asked is read before it is answered: the focus goes to the question, not to a button.
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <section class="card ask" aria-labelledby="trust-title">
      <h4 ref={title} id="trust-title" tabIndex={-1}>
        {t('trustTitle', step.name)}
      </h4>
      <p class="quiet">{t('packVersion', step.version, step.owner)}</p>
      <p class="measure">{t('trustText')}</p>
      <Fingerprint of={step.fingerprint} />
      <div class="row">
        <button type="button" class="primary" onClick={onTrust}>
          {t('trust')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('packCancel')}
        </button>
      </div>
    </section>
  );
}

/** In groups, so that two can be compared by eye and by voice. */
export function Fingerprint({ of }: { of: string }) {
  const t = useWords();
  return (
    <div class="fingerprint">
      <span class="label">{t('fingerprint')}</span>
      <code>
        {of.split(' ').map((group, n) => (
          <span key={n}>{group} </span>
        ))}
      </code>
    </div>
  );
}
