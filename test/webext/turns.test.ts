import { expect, it } from 'vitest';
import { inTurns } from '../../lib/webext/turns.ts';
import { fakeWorld, SENDER, VISIT } from './world.ts';

it('a reading that takes long does not come after the one that follows it', async () => {
  const slow = Promise.withResolvers<boolean>();
  let calls = 0;
  const { handlers, world } = fakeWorld({
    isGranted: () => (calls++ === 0 ? slow.promise : Promise.resolve(true)),
  });
  const first = handlers.visit(VISIT, SENDER);
  const second = handlers.visit({ ...VISIT, address: 'https://desk.example.com/next', page: null }, SENDER);
  slow.resolve(true);
  await Promise.all([first, second]);
  expect(await world.session.tab(4)).toMatchObject({ address: 'https://desk.example.com/next' });
});

it('tabs do not wait for each other, and a failure holds nothing up', async () => {
  const inTurn = inTurns();
  const never = inTurn(1, () => new Promise(() => {}));
  expect(await inTurn(2, async () => 'other')).toBe('other');
  await expect(inTurn(2, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inTurn(2, async () => 'next')).toBe('next');
  expect(never).toBeInstanceOf(Promise);
});
