import { afterAll, beforeAll, it } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { hintIn, openQueue } from './hint-page.ts';
import { atWork, HOUR, serveCompany, wallIn } from './story.ts';

let demo: Demo;
let server: Awaited<ReturnType<typeof serveCompany>>;
beforeAll(async () => {
  const now = Date.now();
  demo = await startDemo({ delay: 0 });
  server = await serveCompany('greetings', {
    from: wallIn('Europe/London', now - HOUR),
    until: wallIn('Europe/London', now + 6 * HOUR),
    days: '[mon, tue, wed, thu, fri, sat, sun]',
    hours: '{from: "00:00", to: "00:00"}',
    quiet: '[]',
    reminders: '[3 h]',
    card: '90 min',
  });
});
afterAll(async () => {
  await Promise.all([demo?.close(), server?.close()]);
});
it('shows', async () => {
  const driver = await atWork({ id: 'e-1', team: 'Phone desk', zone: 'Europe/London' }, server, null);
  try {
    const page = await openQueue(driver, demo.url);
    await new Promise((r) => setTimeout(r, 3000));
    await driver.view(page).screenshot('/tmp/z1.png');
    const popup = await driver.popup(page);
    await popup.waitForText('To do');
    await popup.screenshot('/tmp/z2.png');
    console.log(await popup.text());
    await popup.click('.due summary');
    await new Promise((r) => setTimeout(r, 500));
    await popup.screenshot('/tmp/z3.png');
    await popup.close();
    const frame = await hintIn(driver, page, 'How do I greet');
    await frame.click('.offer');
    await frame.waitForText('Due');
    await new Promise((r) => setTimeout(r, 1000));
    await driver.view(page).screenshot('/tmp/z4.png');
    console.log(await frame.text());
  } finally {
    await driver.close();
  }
}, 120_000);
