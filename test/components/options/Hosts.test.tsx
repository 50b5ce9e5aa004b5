// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { click, expectNamed, has, named } from '../view.tsx';
import { options, section } from './service.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

const HOSTS = [
  { pattern: 'https://desk.example.com/*', isFixed: false },
  { pattern: 'https://till.local/*', isFixed: false },
];
const TITLE = 'Where Cuecard helps by itself';

it('hosts are taken back one by one; the row stays, with the way back under the focus', async () => {
  const { service } = await options({ hosts: HOSTS });
  expect(section(TITLE)).toContain('desk.example.com');
  named('Stop here: desk.example.com').focus();
  await click('Stop here: desk.example.com');
  expect(service.revoke.mock.calls).toEqual([['https://desk.example.com/*']]);
  expect(section(TITLE)).toContain('Taken back. Cuecard waits here for your click');
  expect(document.querySelector('#hosts [role="status"]')?.textContent).toContain('desk.example.com');
  expect(document.activeElement).toBe(named('Allow again: desk.example.com'));
  expect(has('Stop here: till.local')).toBe(true);
  expectNamed();
});

it('a host that was taken back is asked for again by the click itself', async () => {
  const { service } = await options({ hosts: HOSTS });
  await click('Stop here: till.local');
  const asked: string[] = [];
  service.allow.mockImplementationOnce((pattern) => void asked.push(pattern));
  named('Allow again: till.local').click();
  expect(asked).toEqual(['https://till.local/*']);
});

it('allowed again, it is as before; refused, it stays taken back', async () => {
  const { service } = await options({ hosts: HOSTS });
  await click('Stop here: till.local');
  service.allow.mockImplementationOnce(() => {});
  await click('Allow again: till.local');
  expect(has('Allow again: till.local')).toBe(true);
  await click('Allow again: till.local');
  expect(has('Stop here: till.local')).toBe(true);
  expect(section(TITLE)).not.toContain('Taken back');
});

it('a host that the browser does not take back stays', async () => {
  await options({ hosts: HOSTS }, { revoke: () => Promise.reject(new Error('required')) });
  await click('Stop here: till.local');
  expect(has('Stop here: till.local')).toBe(true);
});

it("hosts of the organisation's build cannot be taken back", async () => {
  await options({ hosts: [{ pattern: 'https://desk.example.com/*', isFixed: true }] });
  expect(section(TITLE)).toContain('Set by your organisation');
  expect(has('Stop here: desk.example.com')).toBe(false);
});

it('no host: says how to get there', async () => {
  await options();
  expect(section(TITLE)).toContain('choose “Help me here every time”');
});
