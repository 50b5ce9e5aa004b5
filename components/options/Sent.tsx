/** What the organisation's record store gets, what waits, what it refused. */
import { TriangleAlert } from 'lucide';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';
import { whenOf } from '../when.ts';
import type { Sending } from './model.ts';

export interface SentActions {
  onSend(): void;
  /** Each is called first thing in the click: the browser asks the person. */
  onAgree(): void;
  onAllow(): void;
}

export function Sent({ sending, actions }: { sending: Sending; actions: SentActions }) {
  const t = useWords();
  const { server, words, outbox, reasons, needsConsent } = sending;
  const counts = [
    t.count('sentDelivered', outbox.delivered),
    outbox.waiting > 0 && t.count('sentWaiting', outbox.waiting),
    outbox.refused > 0 && t.count('sentRefused', outbox.refused),
    outbox.lost > 0 && t.count('sentLost', outbox.lost),
  ].filter((one) => one !== false);
  return (
    <>
      <p class="measure">
        {t('sentTo', server)} {t(words ? 'sentWords' : 'sentNoWords')}
      </p>
      <p role="status">{counts.join(' · ')}</p>
      {needsConsent ? <p>{t('sentConsent')}</p> : <Held sending={sending} onAllow={actions.onAllow} />}
      <div class="row">
        {needsConsent ? (
          <button type="button" class="primary" onClick={actions.onAgree}>
            {t('sentAllow')}
          </button>
        ) : (
          // Not switched off: the focus would be lost that is on it.
          <button
            type="button"
            aria-disabled={outbox.waiting === 0}
            onClick={() => outbox.waiting > 0 && actions.onSend()}
          >
            {t('sentNow')}
          </button>
        )}
      </div>
      {reasons.length > 0 && (
        <details>
          <summary>{t('sentReasons')}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Why nothing goes on at the moment. */
function Held({ sending, onAllow }: { sending: Sending; onAllow(): void }) {
  const t = useWords();
  const { server, isAllowed, outbox } = sending;
  const { stopped, trouble, waiting, tried } = outbox;
  if (!stopped && (!trouble || waiting === 0)) return null;
  const isAway = !stopped && trouble?.status === null;
  return (
    <div class="trouble" role="alert">
      <Icon of={TriangleAlert} />
      <div class="fault">
        <p>
          {stopped && t('sentStopped', server, stopped.message)}
          {!stopped && trouble && !isAway && t('sentTrouble', server, trouble.message)}
          {isAway && t('sentAway', server)}
          {tried !== undefined && ` ${t('sentTried', whenOf(tried, t.language))}`}
        </p>
        {isAway && !isAllowed && (
          <>
            <p>{t('sentAllowText')}</p>
            <button type="button" onClick={onAllow}>
              {t('packAllow', server)}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
