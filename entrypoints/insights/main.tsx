/** The insights page. */
import { render } from 'preact';
import { Insights } from '../../components/insights/Insights.tsx';
import { createInsights } from '../../components/insights/model.ts';
import { WordsProvider } from '../../components/Words.tsx';
import { browser } from '../../lib/webext/browser.ts';
import { insightsService } from '../../lib/webext/insights.ts';
import { words } from '../../lib/webext/words.ts';

document.documentElement.lang = words.language;
document.title = words('insightsTitle');
const model = createInsights(insightsService(browser));
render(
  <WordsProvider value={words}>
    <Insights model={model} />
  </WordsProvider>,
  document.getElementById('app')!,
);
model.start();
