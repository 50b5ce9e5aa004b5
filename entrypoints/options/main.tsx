/** The options page: reads what is there, and hands each wish to the browser or the background. */
import { render } from 'preact';
import { type Host, Options } from '../../components/Options.tsx';
import { WordsProvider } from '../../components/Words.tsx';
import { Failure, type FailureCode } from '../../lib/answer.ts';
import { browser } from '../../lib/webext/browser.ts';
import { openDatabase } from '../../lib/webext/database.ts';
import { grantedHosts } from '../../lib/webext/hosts.ts';
import { send } from '../../lib/webext/messages.ts';
import { openSession } from '../../lib/webext/session.ts';
import { words } from '../../lib/webext/words.ts';

const database = openDatabase();
const session = openSession(browser.storage);
let trouble: FailureCode | null = null;

/** Remembers the trouble for the notice, and goes on with what is left. */
const failed =
  <T,>(instead: T) =>
  (error: unknown): T => {
    trouble = error instanceof Failure ? error.code : 'internal';
    return instead;
  };

async function hosts(): Promise<Host[]> {
  const fixed = browser.runtime.getManifest().host_permissions ?? [];
  return (await grantedHosts(browser.permissions)).map((pattern) => ({
    pattern,
    isFixed: fixed.includes(pattern),
  }));
}

async function show(): Promise<void> {
  trouble ??= await session.trouble();
  const [granted, packs, { events }, commands] = await Promise.all([
    hosts(),
    send(browser.runtime, 'library', null).catch(failed([])),
    database.all().catch(failed({ events: [] })),
    browser.commands.getAll(),
  ]);
  const data = { events, trouble, onExport: exportData, onErase: erase };
  render(
    <WordsProvider value={words}>
      <Options
        hosts={granted}
        packs={packs}
        data={data}
        version={browser.runtime.getManifest().version}
        shortcut={commands.find((command) => command.name === '_execute_action')?.shortcut ?? ''}
        onRevoke={(pattern) => void browser.permissions.remove({ origins: [pattern] }).then(show)}
      />
    </WordsProvider>,
    document.getElementById('app')!,
  );
}

async function exportData(): Promise<void> {
  const blob = new Blob([JSON.stringify(await database.all(), null, 2)], { type: 'application/json' });
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(blob),
    download: 'cuecard.json',
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function erase(): Promise<boolean> {
  try {
    await send(browser.runtime, 'erase', null);
    trouble = null;
    return true;
  } catch (error) {
    return failed(false)(error);
  } finally {
    await show();
  }
}

document.documentElement.lang = words.language;
document.title = words('optionsTitle');
browser.permissions.onAdded.addListener(show);
browser.permissions.onRemoved.addListener(show);
show();
