/** Who may be read: granted hosts, and once a page whose icon was clicked. */
import { describe, expect, it } from 'vitest';
import { fakeWorld, SENDER, VISIT } from './world.ts';

const REFUSED = { code: 'refused' };

describe('a page of a host that is not granted', () => {
  it('is refused, and what was known of its tab is forgotten', async () => {
    const { world, handlers } = fakeWorld();
    await handlers.visit(VISIT, SENDER);
    const revoked = fakeWorld({ session: world.session, isGranted: async () => false });
    await expect(revoked.handlers.arrive({ url: VISIT.address }, SENDER)).rejects.toMatchObject(REFUSED);
    await expect(revoked.handlers.visit(VISIT, SENDER)).rejects.toMatchObject(REFUSED);
    expect(await world.session.tab(4)).toBeNull();
  });

  it('is read once for each click, and not again', async () => {
    const { world, handlers } = fakeWorld({ isGranted: async () => false });
    for (let click = 0; click < 2; click++) {
      await handlers.look({ tab: 4 }, SENDER);
      await handlers.arrive({ url: VISIT.address }, SENDER);
      await handlers.visit(VISIT, SENDER);
      expect(await world.session.tab(4)).toMatchObject({ page: { id: 'orders' } });
    }
    await expect(handlers.visit(VISIT, SENDER)).rejects.toMatchObject(REFUSED);
  });

  it('is not open to another tab', async () => {
    const { handlers } = fakeWorld({ isGranted: async () => false });
    await handlers.look({ tab: 5 }, SENDER);
    await expect(handlers.visit(VISIT, SENDER)).rejects.toMatchObject(REFUSED);
  });
});
