/** Adds a pack by its address or from a file. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FileButton } from '../FileButton.tsx';
import { useWords } from '../Words.tsx';
import type { Adding, Step } from './adding.ts';
import { PackFault } from './PackFault.tsx';
import { TrustKey } from './TrustKey.tsx';

export function AddPack({ adding }: { adding: Adding }) {
  const t = useWords();
  const { address, step } = adding;
  const isBusy = step.value.kind === 'busy';
  const submit = (event: Event) => {
    event.preventDefault();
    if (address.value.trim() !== '' && !isBusy) void adding.add(address.value.trim());
  };
  return (
    <div class="add">
      <h3>{t('packAddTitle')}</h3>
      <form onSubmit={submit}>
        <div class="field">
          <label class="label" for="pack-address">
            {t('packAddress')}
          </label>
          <div class="row">
            <input
              type="text"
              inputMode="url"
              id="pack-address"
              aria-describedby="pack-address-hint"
              maxLength={2000}
              autocomplete="off"
              spellcheck={false}
              value={address.value}
              onInput={(event) => {
                address.value = event.currentTarget.value;
              }}
            />
            <button type="submit" disabled={isBusy}>
              {t('packAdd')}
            </button>
          </div>
          <p id="pack-address-hint" class="quiet">
            {t('packAddressHint')}
          </p>
        </div>
      </form>
      <div class="row">
        <FileButton
          label={t('packFile')}
          accept=".zip"
          id="pack-file"
          isBusy={isBusy}
          onChoose={(file) => void adding.add(file)}
        >
          {t('packFile')}
        </FileButton>
      </div>
      <p role="status" class="quiet said">
        {said(step.value, t)}
      </p>
      <Answer adding={adding} />
    </div>
  );
}

function said(step: Step, t: ReturnType<typeof useWords>): string {
  if (step.kind === 'busy') return t('packBusy');
  return step.kind === 'added' ? t('packAdded', step.name) : '';
}

function Answer({ adding }: { adding: Adding }) {
  const t = useWords();
  const step = adding.step.value;
  const from = adding.from.value;
  if (step.kind === 'busy')
    return (
      <div class="row">
        <button type="button" onClick={adding.cancel}>
          {t('packStop')}
        </button>
      </div>
    );
  if (step.kind === 'key') return <BringKey adding={adding} />;
  if (step.kind === 'trust')
    return <TrustKey step={step} onTrust={() => adding.trust(step.key)} onCancel={adding.cancel} />;
  if (step.kind === 'gone')
    return (
      <p class="trouble" role="alert">
        <span>{t('packGoneFault')}</span>
      </p>
    );
  if (step.kind !== 'refused' || step.problem.code === 'stopped') return null;
  return (
    <PackFault
      problem={step.problem}
      safe="packSafeNone"
      url={typeof from === 'string' ? from : null}
      onAllow={adding.allow}
    />
  );
}

/** The address carried no key, and none that is known fits. */
function BringKey({ adding }: { adding: Adding }) {
  const t = useWords();
  const [key, setKey] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (key.trim() !== '') void adding.withKey(key);
  };
  return (
    <form class="card ask" onSubmit={submit}>
      <div class="field">
        <label class="label" for="pack-key">
          {t('packKey')}
        </label>
        <input
          ref={field}
          type="text"
          id="pack-key"
          aria-describedby="pack-key-hint"
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <p id="pack-key-hint" class="quiet measure">
          {t('packKeyHint')}
        </p>
      </div>
      <div class="row">
        <button type="submit" class="primary">
          {t('packKeyUse')}
        </button>
        <button type="button" onClick={adding.cancel}>
          {t('packCancel')}
        </button>
      </div>
    </form>
  );
}
