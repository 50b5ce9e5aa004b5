/** How a pack is added, step by step: it comes, its key is brought or trusted, it is there; or it is said why not. */
import { signal } from '@preact/signals';
import type { Added, PackProblem } from '../../lib/answer.ts';

export interface AddingService {
  /** @param from an address, or a file that the person chose */
  add(from: string | File, key: string | null, isTrusted: boolean): Promise<Added>;
  stop(from: string): Promise<void>;
  /** Lets Cuecard read from the server of an address; must be called first thing in the click. */
  allowServer(url: string): Promise<boolean>;
}

export type Step = { readonly kind: 'idle' | 'busy' | 'gone' } | Added;
export type Adding = ReturnType<typeof createAdding>;

/** @param added called when there is another pack */
export function createAdding(service: AddingService, added: () => Promise<void>) {
  const address = signal('');
  const step = signal<Step>({ kind: 'idle' });
  /** What is being added. */
  const from = signal<string | File | null>(null);
  let tries = 0;

  async function attempt(key: string | null, isTrusted: boolean): Promise<void> {
    const what = from.value;
    if (what === null) return;
    const mine = ++tries;
    step.value = { kind: 'busy' };
    try {
      const result = await service.add(what, key, isTrusted);
      if (result.kind === 'added') await added();
      if (mine !== tries) return;
      step.value = result;
      if (result.kind === 'added') address.value = '';
    } catch {
      if (mine === tries) step.value = { kind: 'gone' };
    }
  }

  function cancel(): void {
    tries++;
    step.value = { kind: 'idle' };
    if (typeof from.value === 'string') service.stop(from.value).catch(() => {});
    from.value = null;
  }

  return {
    address,
    step,
    from,
    cancel,
    add(what: string | File): Promise<void> {
      from.value = what;
      return attempt(null, false);
    },
    /** The person brought the key. */
    withKey: (key: string) => attempt(key.trim(), false),
    /** The person has compared the fingerprint. */
    trust: (key: string) => attempt(key, true),
    /** Nothing before the request: it needs the click. */
    async allow(): Promise<void> {
      if (typeof from.value === 'string' && (await service.allowServer(from.value)))
        await attempt(null, false);
    },
  };
}

/** The server of a pack, as people write it. */
export function serverOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

export const canAllow = ({ code }: PackProblem) => code === 'closed';
