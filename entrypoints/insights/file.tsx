/** The report in a file of its own, as `cuecard insights` writes it. */
import { render } from 'preact';
import { ReportFile } from '../../components/insights/ReportFile.tsx';
import { WordsProvider } from '../../components/Words.tsx';
import type { Catalogue } from '../../lib/insight/catalogue.ts';
import type { Report } from '../../lib/insight/report.ts';
import { translator } from '../../lib/words.ts';
import './insights.css';

interface Data {
  readonly report: Report;
  readonly catalogue: Catalogue;
  readonly messages: Readonly<Record<string, { readonly message: string }>>;
}

const { report, catalogue, messages } = JSON.parse(document.getElementById('data')!.textContent!) as Data;
const fill = (message: string, values: readonly string[]) =>
  message.replace(/\$([1-9])/g, (_, n: string) => values[Number(n) - 1] ?? '');
const words = translator((key, values) => fill(messages[key]?.message ?? '', values), 'en');
render(
  <WordsProvider value={words}>
    <ReportFile of={report} catalogue={catalogue} onCopy={(text) => navigator.clipboard.writeText(text)} />
  </WordsProvider>,
  document.getElementById('app')!,
);
