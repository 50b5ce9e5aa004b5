/** The frame of a hint in a page. It shows nothing until the background has confirmed that it belongs there. */
import { render } from 'preact';
import { Hint } from '../../components/Hint.tsx';
import { createHint } from '../../components/hint.ts';
import { WordsProvider } from '../../components/Words.tsx';
import { browser } from '../../lib/webext/browser.ts';
import { cardService, hear, hello } from '../../lib/webext/card.ts';
import { words } from '../../lib/webext/words.ts';

document.documentElement.lang = words.language;
hello(window).then(async ({ token, port }) => {
  const model = createHint(cardService(browser.runtime, window, port));
  hear(port, (message) => {
    if (message.kind === 'open') model.open(message.focus);
    else if (message.kind === 'shown') model.shown();
    else if (message.kind === 'pointed') model.pointed(message.isThere, message.isGuess);
    else if (message.kind === 'screen') model.practice.see(message);
    else if (message.kind === 'paused') model.practice.isPaused.value = message.isPaused;
    else if (message.kind === 'again') model.start(message.token);
  });
  render(
    <WordsProvider value={words}>
      <Hint model={model} />
    </WordsProvider>,
    document.getElementById('app')!,
  );
  await model.start(token);
});
