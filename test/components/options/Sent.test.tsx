// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sending } from '../../../components/options/model.ts';
import { EMPTY } from '../../../lib/xapi/outbox.ts';
import { click, expectNamed, has, named } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const SENDING: Sending = {
  server: 'lrs.example.com',
  words: false,
  outbox: { ...EMPTY, delivered: 12, waiting: 1 },
  reasons: [],
  needsConsent: false,
  isAllowed: true,
};

const shown = (change: Partial<Sending> = {}) =>
  options({}, { sending: async () => ({ ...SENDING, ...change }) });
const alert = () => document.querySelector('#data [role="alert"]')?.textContent ?? null;

describe('what is sent', () => {
  it('is nothing where no record store is set, and the page says so', async () => {
    await options();
    expect(section('Your data')).toContain('sent nowhere');
    expect(has('Send now')).toBe(false);
  });

  it('is said with where to, what of it, how much and how much waits', async () => {
    await shown();
    expect(section('Your data')).not.toContain('sent nowhere');
    expect(section('Your data')).toContain('sent to lrs.example.com');
    expect(section('Your data')).toContain('What you type stays on this device.');
    expect(section('Your data')).toContain('12 records sent · 1 waits');
    expect(alert()).toBeNull();
    expectNamed();
  });

  it('says that words go along where they do', async () => {
    await shown({ words: true });
    expect(section('Your data')).toContain('Words of your searches and what you write to authors go along.');
    expect(section('Your data')).not.toContain('stays on this device');
  });

  it('is sent now on a click', async () => {
    const { service } = await shown();
    await click('Send now');
    expect(service.sendNow).toHaveBeenCalledOnce();
  });

  it('cannot be sent now when nothing waits', async () => {
    const { service } = await shown({ outbox: { ...EMPTY, delivered: 1 } });
    expect(section('Your data')).toContain('1 record sent');
    expect(named('Send now').getAttribute('aria-disabled')).toBe('true');
    await click('Send now');
    expect(service.sendNow).not.toHaveBeenCalled();
  });
});

describe('where the browser asks first', () => {
  it('nothing is sent before a click, and then what waits is', async () => {
    const { service } = await shown({ needsConsent: true });
    expect(section('Your data')).toContain('Nothing is sent before you allow it.');
    expect(has('Send now')).toBe(false);
    await click('Allow sending');
    expect(service.allowSending).toHaveBeenCalledOnce();
    expect(service.sendNow).toHaveBeenCalledOnce();
  });

  it('a refusal sends nothing', async () => {
    const allowSending = vi.fn(async () => false);
    const { service } = await options(
      {},
      { sending: async () => ({ ...SENDING, needsConsent: true }), allowSending },
    );
    await click('Allow sending');
    expect(service.sendNow).not.toHaveBeenCalled();
  });
});

describe('what goes wrong is said with what is safe:', () => {
  const waiting = { ...EMPTY, waiting: 3 };

  it('a credential that is not taken', async () => {
    await shown({ outbox: { ...waiting, stopped: { status: 401, message: 'Unauthorised' } } });
    expect(alert()).toBe(
      'lrs.example.com does not let Cuecard in: Unauthorised. Your records wait here. Tell your administrator.',
    );
  });

  it('a store that is away', async () => {
    await shown({ outbox: { ...waiting, trouble: { status: null, message: 'Failed to fetch' } } });
    expect(alert()).toContain('lrs.example.com cannot be reached now.');
    expect(has('Allow lrs.example.com')).toBe(false);
  });

  it('a store whose host the browser may keep Cuecard from', async () => {
    const trouble = { status: null, message: 'Failed to fetch' };
    const { service } = await shown({ outbox: { ...waiting, trouble }, isAllowed: false });
    await click('Allow lrs.example.com');
    expect(service.allowStore).toHaveBeenCalledOnce();
    expect(service.sendNow).toHaveBeenCalledOnce();
  });

  it('a try that failed again, with when that was', async () => {
    const trouble = { status: 503, message: 'Down for maintenance' };
    await shown({ outbox: { ...waiting, trouble, tried: Date.UTC(2020, 4, 6, 12) } });
    expect(alert()).toMatch(/Last tried: .*May 6/);
  });

  it('a store that answers something else', async () => {
    await shown({ outbox: { ...waiting, trouble: { status: 503, message: 'Down for maintenance' } } });
    expect(alert()).toContain('did not take the last records: Down for maintenance.');
  });

  it('nothing, once all has arrived', async () => {
    await shown({ outbox: { ...EMPTY, delivered: 3, trouble: { status: 400, message: 'no verb' } } });
    expect(alert()).toBeNull();
  });

  it('statements that were refused or had no room, with the reasons', async () => {
    const outbox = { ...EMPTY, delivered: 9, refused: 2, lost: 1 };
    await shown({ outbox, reasons: ['no verb'] });
    expect(section('Your data')).toContain(
      '9 records sent · 2 were refused · 1 was not sent, for there was no more room',
    );
    expect(document.querySelector('#data details')?.textContent).toContain('no verb');
  });
});
