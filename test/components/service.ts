/** A service for the help view that answers from memory and notes what is reported. */
import { vi } from 'vitest';
import { createHelp, type Service } from '../../components/help.ts';
import type { Opened, PackState, TabState } from '../../lib/answer.ts';
import type { Report, Search } from '../../lib/insight/event.ts';
import type { Lesson } from '../../lib/lesson/schema.ts';
import type { Match } from '../../lib/match/rank.ts';
import type { Hit } from '../../lib/match/search.ts';
import type { Recalled } from '../../lib/practice/memory.ts';

export const REFUND = 'How do I refund an order?';
export const CANCEL = 'How do I cancel an order?';

const QUESTIONS: Record<string, string> = { 'acme/refund': REFUND, 'acme/cancel': CANCEL };

export function match(ref: string, sure: boolean): Match {
  const reasons: Match['reasons'] = [{ kind: 'page', tool: 'desk', page: 'orders' }];
  return { ref, revision: '0000000a', question: QUESTIONS[ref]!, sure, score: 1, reasons };
}

export const tabState = (matches: Match[]): TabState => ({
  address: 'https://desk.example.com/orders',
  tool: { id: 'desk', name: 'Desk' },
  page: { id: 'orders', title: 'Orders' },
  situation: {} as TabState['situation'],
  matches,
  closed: [],
  reading: 1,
});

export const packState = (contact?: string): PackState => ({
  info: {
    id: 'acme',
    name: 'Acme',
    version: '1.2.0',
    owner: 'Ada',
    languages: ['en'],
    ...(contact && { contact }),
  },
  tools: [{ id: 'desk', name: 'Desk', pages: [{ id: 'ticket', title: 'Ticket' }] }],
  lessons: 2,
  problems: [],
  checked: Date.UTC(2026, 4, 6, 12),
  removed: false,
});

export function opened(ref: string, change: Partial<Opened> = {}): Opened {
  const lesson: Lesson = {
    id: ref.split('/')[1]!,
    revision: '0000000a',
    language: 'en',
    question: QUESTIONS[ref]!,
    answer: ['Choose ', { kind: 'strong', of: ['Refund'] }, ' for ', ref],
    for: [],
    keywords: [],
    synonyms: [],
    owner: 'Ada',
    blocks: [
      { kind: 'text', of: [{ kind: 'link', href: 'https://example.com/', of: ['the guide'] }] },
      { kind: 'steps', title: 'In the order', steps: [{ do: ['Choose it.'], note: ['It turns grey.'] }] },
      { kind: 'sample', title: 'Greeting', text: 'Dear customer' },
    ],
  };
  return {
    lesson,
    rating: null,
    contact: null,
    packName: 'Acme',
    isPrivate: false,
    missing: null,
    ...change,
  };
}

/** Hits on both questions, with "order" marked. */
export const HITS: Hit[] = Object.entries(QUESTIONS).map(([ref, question]) => {
  const at = question.indexOf('order');
  return {
    ref,
    question,
    answer: 'Choose it.',
    tools: ref === 'acme/refund' ? ['desk'] : ['till'],
    marks: [[at, at + 5]],
  };
});

/** The model over the fake service; `change` puts other answers in. */
export function fakeHelp(change: Partial<Service> = {}) {
  const reports: Report[] = [];
  const searches: Search[] = [];
  const dropped = new Set<string>();
  const service = {
    look: vi.fn(
      async (): Promise<TabState | null> =>
        tabState([match('acme/refund', true), match('acme/cancel', false)]),
    ),
    lesson: vi.fn(async (ref: string): Promise<Opened | null> => opened(ref)),
    search: vi.fn(async (query: string) => (query.startsWith('zzz') ? [] : HITS)),
    searched: vi.fn(async (search: Search): Promise<'stored' | 'private' | 'dropped'> => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      if (dropped.has(search.id)) return 'dropped';
      searches.push(search);
      return 'stored';
    }),
    dropSearch: vi.fn(async (id: string) => dropped.add(id)),
    report: vi.fn(async (report: Report) => {
      reports.push(report);
      return 'stored' as const;
    }),
    packs: vi.fn(async () => [packState()]),
    copy: vi.fn(async () => {}),
    media: vi.fn(async (): Promise<string> => 'blob:medium'),
    recall: vi.fn(async (): Promise<Recalled | null> => null),
    remember: vi.fn(async () => null),
    trouble: vi.fn(async () => null),
    openOptions: vi.fn(),
    grantable: vi.fn(async () => null),
    grant: vi.fn(),
  };
  return { service, reports, searches, model: createHelp({ ...service, ...change }) };
}
