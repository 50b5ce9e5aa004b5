// @vitest-environment jsdom

import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Insights } from '../../../components/insights/Insights.tsx';
import { createInsights, type Service } from '../../../components/insights/model.ts';
import { Failure } from '../../../lib/answer.ts';
import { NO_CATALOGUE } from '../../../lib/insight/catalogue.ts';
import { daysOf } from '../../../lib/insight/days.ts';
import type { Event } from '../../../lib/insight/event.ts';
import { readExport, toJsonLines } from '../../../lib/insight/exchange.ts';
import { exportName } from '../../../lib/insight/export-name.ts';
import type { Material } from '../../../lib/insight/merge.ts';
import { rollupsOf } from '../../../lib/insight/rollup.ts';
import { addDays, collectSeries } from '../../../lib/insight/series.ts';
import { campaign, entry } from '../../campaign/builders.ts';
import { DAY, event, START, use } from '../../insight/samples.ts';
import { choose, click, expectNamed, has, show, text } from '../view.tsx';
import { words } from '../words.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

const searched = (words: string[], given = {}) =>
  event({ kind: 'searched', data: { found: 0, words, unknown: 0 } }, given);

/** A device on which the lesson was used for a year, and something was looked for in vain this week. */
const OWN: Event[] = [
  ...use(true, { at: START - 300 * DAY }),
  ...use(true, { at: START - DAY }),
  ...use(false, { lesson: 'acme/stock', tool: 'shed', at: START - DAY }),
  searched(['split', 'order'], { at: START - DAY }),
];

/** What is counted; without the first day, all of it, and what was said. */
function material(events: readonly Event[], from?: string): Material {
  const found = collectSeries();
  const days = daysOf(rollupsOf(events));
  addDays(
    found,
    'ann',
    days.filter(({ day }) => from === undefined || day >= from),
  );
  return {
    series: found.all(),
    told: from === undefined ? events.filter((one) => one.kind === 'searched') : [],
  };
}

async function insights(events: readonly Event[] = OWN, change: Partial<Service> = {}) {
  const kept = { events, rollups: rollupsOf(events), person: 'ann' };
  const saved: { text: string; name: string }[] = [];
  let drawn = () => {};
  const counts = vi.fn<Service['counts']>(async (from) => material(kept.events, from));
  const service = {
    counts,
    whole: async () => material(kept.events),
    catalogue: async () => ({
      ...NO_CATALOGUE,
      lessons: [
        {
          ...{ ref: 'acme/refund', question: 'How do I refund?', revision: '0000000a', places: [] },
          ...{ keywords: [], synonyms: [], reviewBy: null },
        },
      ],
    }),
    isAuthor: async () => true,
    drawn: () =>
      new Promise<void>((done) => {
        drawn = done;
      }),
    pause: async () => {},
    person: async () => 'ann' as string | null,
    kept: async () => kept,
    save: (text: string, name: string) => void saved.push({ text, name }),
    copy: vi.fn(async () => {}),
    print: vi.fn(),
    now: () => START,
    ...change,
  };
  const model = createInsights(service);
  await show(<Insights model={model} />);
  await act(async () => {
    void model.start();
    await vi.advanceTimersByTimeAsync(0);
  });
  const draw = () =>
    act(async () => {
      drawn();
      await vi.advanceTimersByTimeAsync(0);
    });
  return { model, service, counts, saved, draw };
}

const exportOf = (person: string, events: readonly Event[]) => ({
  name: `${person}.jsonl`,
  text: async () => toJsonLines({ events, rollups: rollupsOf(events) }, person),
});
const team = (n: number) =>
  Array.from({ length: n }, (_, i) => exportOf(`p${i}`, use(true, { person: `p${i}`, at: START - DAY })));

it('shows the last months first, and the rest once that is drawn', async () => {
  const { counts, draw } = await insights();
  expect(counts.mock.calls).toEqual([['2026-06-03']]);
  expect(text()).toContain('Lessons opened2');
  expect(text()).toContain('Older days and searches are still being read.');
  expect(text()).not.toContain('Looked for in vain');
  await draw();
  await draw();
  expect(text()).not.toContain('still being read');
  expect(text()).toContain('Looked for in vain: split order');
  await choose('Time', 'null');
  expect(text()).toContain('Lessons opened3');
  expectNamed();
});

it('shows an author how a variant does beside its lesson', async () => {
  const half = (revision: string, useful: boolean, n: number) =>
    Array.from({ length: n }, () => use(useful, { revision, at: START - DAY })).flat();
  const versions = [
    { revision: '0000000a', language: 'en', letter: '' },
    { revision: '0000000b', language: 'en', letter: 'b' },
  ];
  const lesson = {
    ref: 'acme/refund',
    question: 'How do I refund?',
    revision: '0000000a',
    places: [],
    versions,
  };
  const lessons = [{ ...lesson, keywords: [], synonyms: [], reviewBy: null }];
  await insights([...half('0000000a', true, 1), ...half('0000000b', false, 1)], {
    catalogue: async () => ({ ...NO_CATALOGUE, lessons }),
  });
  expect(text()).toContain('Which variant does better?');
  expect(text()).toContain('How do I refund? (variant B)');
  expect(text()).toContain('1 of 1; variant 0 of 1');
  expect(text()).toContain('Too few to tell');
  expectNamed();
});

it('filters by tool, lesson and time, and back', async () => {
  const { draw } = await insights();
  await draw();
  await draw();
  await choose('Tool', 'shed');
  expect(text()).toContain('Lessons opened1');
  await choose('Lesson', 'acme/refund');
  expect(text()).toContain('Nothing fits this choice');
  await click('Show everything');
  expect(text()).toContain('Lessons opened3');
  expect(document.activeElement).toBe(document.querySelector('.filters select'));
});

it('says how to take over what a page shows where a step was missed', async () => {
  const missed = event(
    { kind: 'drifted', data: { block: 0, step: 1, candidate: { role: 'button', name: 'Take call' } } },
    { at: START - DAY },
  );
  const { draw } = await insights([missed], {
    whole: async () => ({ ...material([missed]), told: [missed] }),
  });
  await draw();
  await draw();
  expect(text()).toContain('“Take call”');
  expect(text()).toContain('cuecard accept "report.json#drift:acme/refund:0:1"');
});

describe('the queue', () => {
  it('drafts a lesson from what was looked for, to be copied', async () => {
    const { service, draw } = await insights();
    expect(text()).not.toContain('No gap is known here');
    await draw();
    await draw();
    expect(text()).toContain('Looked for in vain: split order');
    const details = document.querySelector<HTMLDetailsElement>('.queue details')!;
    await act(() => {
      details.open = true;
      details.dispatchEvent(new Event_('toggle'));
    });
    await click('Copy draft');
    expect(service.copy).toHaveBeenCalledWith(expect.stringContaining('question: "How do I split order?"'));
    expect(text()).toContain('Copied');
    vi.mocked(service.copy).mockRejectedValueOnce(new Error('refused'));
    await click('Copy draft');
    expect(text()).toContain(words('copyFailed'));
  });

  it('and the effects are for authors only', async () => {
    await insights(OWN, { isAuthor: async () => false });
    expect(text()).toContain('Your use of Cuecard');
    expect(text()).not.toContain('What to write or mend next');
    expect(has('Open exports…')).toBe(false);
  });
});

const Event_ = globalThis.Event;

describe('exports', () => {
  it('of five people are shown together; of fewer nothing is', async () => {
    const { model } = await insights();
    const all = team(5);
    await act(() => model.open(all.slice(0, 4)));
    expect(text()).toContain('Too few people to show');
    await act(() => model.open(all.slice(4)));
    expect(text()).toContain('People5');
    expect(text()).toContain('From 5 exports.');
    await act(() => model.open(all));
    expect(text()).toContain('Lessons opened5');
    expect(text()).toContain("this device's own records");
    await click('Back to this device');
    expect(text()).toContain('Lessons opened2');
    expect(document.activeElement?.textContent).toContain('Open exports');
  });

  it('that cannot be read are named, and what was shown stays', async () => {
    const { model } = await insights();
    await act(() => model.open([{ name: 'holiday.txt', text: async () => 'Dear all' }]));
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('holiday.txt:1');
    expect(text()).toContain('Lessons opened2');
  });

  it('of this device hold all that is kept', async () => {
    const { saved } = await insights();
    for (const [n, button] of ['Export for an author', 'Export as table', 'Save report'].entries()) {
      await click(button);
      await vi.waitFor(() => expect(saved).toHaveLength(n + 1));
    }
    // Two people's lie in one folder.
    const ofMine = await Promise.all(
      ['jsonl', 'csv'].map((ending) => exportName('ann', new Date(START), ending)),
    );
    expect(saved.map(({ name }) => name)).toEqual([...ofMine, 'report.json']);
    expect(readExport(saved[0]!.text, 'a').events).toHaveLength(OWN.length);
    expect(readExport(saved[1]!.text, 'a').events).toHaveLength(OWN.length);
    expect(JSON.parse(saved[2]!.text)).toMatchObject({ cuecard: 'report', totals: { opened: 2 } });
  });

  it('that fail are told', async () => {
    await insights(OWN, { kept: async () => Promise.reject(new Failure('blocked', 'held')) });
    await click('Export as table');
    expect(text()).toContain('It cannot be exported now.');
  });
});

it('all of a long list is one click away, and the focus is on the first that came', async () => {
  const many = Array.from({ length: 40 }, (_, n) =>
    use(true, { lesson: `acme/lesson-${n}`, at: START - DAY }),
  );
  await insights(many.flat());
  const rows = () => document.querySelectorAll<HTMLElement>('[aria-labelledby="lessons-title"] tbody tr');
  expect(rows()).toHaveLength(25);
  await click('Show all 40');
  expect(rows()).toHaveLength(40);
  expect(document.activeElement).toBe(rows()[25]);
});

describe('without figures', () => {
  it('says how they come', async () => {
    const { draw } = await insights([]);
    expect(text()).not.toContain('Nothing is counted yet');
    await draw();
    await draw();
    expect(text()).toContain('Nothing is counted yet');
    expect(document.querySelector('select')).toBeNull();
    expect(text()).toContain('no records yet that an author could use');
    const [lines, table, report] = document.querySelectorAll<HTMLButtonElement>('#take-title ~ .row button');
    expect([lines!.disabled, table!.disabled, report!.disabled]).toEqual([true, true, false]);
  });

  it('that cannot be read says so, and tries again', async () => {
    let isHeld = true;
    const counts = async (from: string) => {
      if (isHeld) throw new Failure('blocked', 'held');
      return material(OWN, from);
    };
    await insights(OWN, { counts });
    expect(text()).toContain('The figures cannot be read now');
    isHeld = false;
    await click('Try again');
    expect(text()).toContain('Lessons opened');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('lessons without names are shown by their ids', async () => {
    await insights(OWN, { catalogue: async () => Promise.reject(new Failure('gone', '')) });
    expect(text()).toContain('acme/refund');
  });
});

it('each figure of the chart stands in the table behind it', async () => {
  const { model } = await insights();
  const rows = [...document.querySelectorAll('figure tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual(
    model.report.value.spans.map(({ opened, unmet, useful, notUseful }) =>
      [opened, unmet, useful, notUseful].map(String),
    ),
  );
  expect(document.querySelectorAll('figure .bar')).toHaveLength(rows.length);
});

describe('campaigns', () => {
  const one = { pack: 'acme', campaign: campaign({ lessons: [entry('refund')] }) };
  const catalogue = async () => ({ ...NO_CATALOGUE, campaigns: [one] });
  const at = Date.parse('2026-10-29T10:00Z');
  const exportOf = (person: string, right: boolean) => {
    const answer = event(
      { kind: 'answered', data: { block: 0, right } },
      { person, at, zone: 'Europe/London' },
    );
    return {
      name: `${person}.jsonl`,
      text: async () => toJsonLines({ events: [answer], rollups: [] }, person),
    };
  };
  const people = ['ann', 'bea', 'cem', 'dora', 'eli'];

  it('are counted over all whose exports are open, and not of fewer than five', async () => {
    const { model } = await insights([], { catalogue, now: () => at + DAY });
    await act(() => model.open(people.slice(1).map((name) => exportOf(name, true))));
    expect(document.querySelector('.campaigns')).toBeNull();
    await act(() => model.open([exportOf('ann', false)]));
    const text = document.querySelector('.campaigns')?.textContent;
    expect(text).toContain('Everybody greets as agreed.');
    expect(text).toContain('Done4of unknown total; records of 5 are here');
    expect(text).toContain('Europe/London4 of 580%');
    expect(text).toContain('Open a roster to see teams and sites');
    expect(text).not.toMatch(/By team|By site|Not yet|At the deadline/);
    expect(text).toContain('refund: 4 of 5 right');
    for (const name of people) expect(text).not.toContain(name);
  });

  /** Nine of team A and seven of team B; the first so many of each are done. */
  const TEAMS = { A: 9, B: 7 };
  const all = Object.entries(TEAMS).flatMap(([team, n]) =>
    Array.from({ length: n }, (_, i) => ({ person: `${team}-${i}`, team })),
  );
  const roster = (extra = '') => ({
    name: 'roster.csv',
    text: async () =>
      `person,team,site,zone${extra && ',name'}\n${all.map(({ person, team }) => `${person},${team},Leeds,Europe/London${extra}`).join('\n')}\n`,
  });
  const ofTeams = (done: number) =>
    Object.keys(TEAMS).flatMap((team) =>
      Array.from({ length: done }, (_, i) => exportOf(`${team}-${i}`, true)),
    );

  async function withRoster(file = roster(), now = at + 6 * 60 * 60 * 1000) {
    const found = await insights([], { catalogue, now: () => now });
    await act(() => found.model.open([...ofTeams(4), exportOf('zoe', true)]));
    const opening = found.model.roster.open(file);
    await found.draw();
    await act(() => opening);
    return found;
  }
  const said = () => document.querySelector('.campaigns')?.textContent ?? '';
  const tableOf = (title: string) => {
    const head = [...document.querySelectorAll('.campaign h4')].find((one) => one.textContent === title);
    const rows = [...(head?.nextElementSibling?.querySelectorAll('tbody tr') ?? [])];
    return rows.map((row) => [...row.children].map(({ textContent }) => textContent));
  };

  it('of a roster are counted over all of it: by team, site and zone, who has not yet, and the forecast', async () => {
    await withRoster();
    expect(said()).toContain('Done8of 16 in the roster');
    expect(said()).toContain('Not yet8');
    expect(tableOf('By team')).toEqual([
      ['A', '4 of 9', '44%', '5'],
      ['B', '4 of 7', '57%', '3'],
    ]);
    expect(tableOf('By site')).toEqual([['Leeds', '8 of 16', '50%', '8']]);
    expect(tableOf('By time zone')).toEqual([['Europe/London', '8 of 16', '50%', '8']]);
    expect(said()).toMatch(
      /At the deadline, as it goes: about \d+ of 16, between \d+ and \d+ in 90 of 100 cases/,
    );
    expect(said()).toContain('Somebody did something of it and is not in the roster: fewer than 5 people.');
    expect(said()).not.toContain('Open a roster');
    for (const { person } of all) expect(text()).not.toContain(person);
    expectNamed();
  });

  it('by day: each bar stands in the table behind it', async () => {
    await withRoster();
    const rows = [...document.querySelectorAll('.campaign figure tbody tr')].map((row) => row.textContent);
    expect(rows).toEqual(['Oct 29, 20268']);
    expect(document.querySelectorAll('.campaign figure .bar')).toHaveLength(1);
    const picture = document.querySelector('.campaign figure svg');
    expect(picture?.getAttribute('aria-label')).toContain('8 people were done');
  });

  it('have no forecast once the deadline has passed', async () => {
    await withRoster(roster(), at + 30 * DAY);
    expect(said()).toContain('Done8of 16 in the roster');
    expect(said()).not.toContain('At the deadline');
  });

  it('of whom fewer than five have records here tell nothing: a roster alone makes no group', async () => {
    const found = await insights([], { catalogue, now: () => at + DAY });
    const strangers = Array.from({ length: 5 }, (_, n) => exportOf(`other-${n}`, true));
    await act(() => found.model.open([...ofTeams(1), ...strangers]));
    const opening = found.model.roster.open(roster());
    await found.draw();
    await act(() => opening);
    expect(document.querySelector('.campaigns')).toBeNull();
  });

  it('that nobody has yet say when they begin, and no table of nothing', async () => {
    const found = await insights([], { catalogue, now: () => at - 20 * DAY });
    const early = Array.from({ length: 6 }, (_, n) => {
      const events = use(true, { person: `p${n}`, at: at - 21 * DAY });
      return { name: `p${n}.jsonl`, text: async () => toJsonLines({ events, rollups: [] }, `p${n}`) };
    });
    await act(() => found.model.open(early));
    const opening = found.model.roster.open(roster());
    await found.draw();
    await act(() => opening);
    expect(said()).toContain('Begins on Oct 29, 2026, for 16 people of the roster.');
    expect(said()).not.toContain('By team');
  });

  it('a roster that is taken away is gone, and the focus is on the button that opens one', async () => {
    const { model } = await withRoster();
    expect(text()).toContain('roster.csv: 16 people.');
    await click('Take the roster away');
    expect(model.roster.opened.value).toBeNull();
    expect(said()).toContain('of unknown total; records of 9 are here');
    expect(text()).not.toMatch(/roster\.csv|By team/);
    expect(document.activeElement?.textContent).toContain('Open a roster');
  });

  it('a roster with names is refused with line, column and mend; what was open stays', async () => {
    const { model, draw } = await withRoster();
    const opening = model.roster.open(roster(',Ada Pell'));
    await draw();
    await act(() => opening);
    const alert = document.querySelector('[role="alert"]')?.textContent;
    expect(alert).toContain('The roster was not read. What is shown stays as it was.');
    expect(alert).toMatch(/roster\.csv:2: column 5 holds names.*take the column "name" out/);
    expect(said()).toContain('Done8of 16 in the roster');
    expect(text()).not.toContain('Ada');
    expect(JSON.stringify(model.roster.opened.value)).not.toContain('Ada');
  });

  it('a roster of whom too few are meant says so; without exports it says what is missing', async () => {
    const few = { name: 'few.csv', text: async () => 'person\nA-0\nA-1\n,\n' };
    const { model } = await withRoster(few);
    expect(text()).toContain('few.csv: 2 people. Too few of them have a campaign');
    expect(document.querySelector('.campaigns')).toBeNull();
    await act(() => model.close());
    expect(text()).toContain('Open their exports to see how far campaigns are.');
  });

  it('the saved report holds the figures, and no person', async () => {
    const { saved } = await withRoster();
    await click('Save report');
    const { campaigns } = JSON.parse(saved[0]!.text);
    expect(campaigns).toMatchObject([
      { people: 16, done: 8, notYet: 8, strangers: null, teams: [{ name: 'A' }, {}] },
    ]);
    for (const { person } of all) expect(saved[0]!.text).not.toContain(person);
  });

  it('where the pack has none, no roster is asked for', async () => {
    await insights();
    expect(has('Open a roster…')).toBe(false);
  });
});
