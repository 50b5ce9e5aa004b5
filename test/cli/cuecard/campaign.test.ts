/** A lead at a terminal: a campaign is begun, and its status is read. */
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { todayHere } from '../../../cli/cuecard/load.ts';
import { readFolder } from '../../../cli/folder.ts';
import { outOfHours } from '../../../lib/campaign/hours.ts';
import { compilePack } from '../../../lib/lesson/compile.ts';
import { pseudonymOf } from '../../../lib/xapi/name.ts';
import { PACK } from '../../lesson/lint/pack.ts';
import { cuecard, goodPack, workshop } from './author.ts';

const CAMPAIGN = `id: refunds
goal: Everybody refunds without a call to Billing.
lessons: [refund]
done: check
audience: [phone]
from: 2026-11-30 09:00
until: 2026-12-01 17:00
`;
const pack = () => ({
  ...goodPack(),
  'acme/pack.yaml': `${PACK}audiences:\n  - {id: phone, teams: [Phone desk]}\n`,
  'acme/campaigns/refunds.yaml': CAMPAIGN,
});
const ROSTER = `Person,Name,Team,Site,Zone
p-1,Ada Pell,Phone desk,Leeds,Europe/London
p-2,Bo Weir,Phone desk,York,Europe/London
p-3,Cy Dale,Warehouse,York,Europe/London
=p-4,Di Ito,Phone desk,York,Asia/Tokyo
`;

async function begun(events: (revision: string) => object[]) {
  const shop = workshop(pack());
  const { texts, media } = await readFolder(shop.path('acme'));
  const { lessons } = (await compilePack(texts, '', media)).pack!;
  shop.write(
    'events.ndjson',
    events(lessons[0]!.revision)
      .map((event) => `${JSON.stringify(event)}\n`)
      .join(''),
  );
  shop.write('roster.csv', ROSTER);
  const status = (...more: string[]) =>
    cuecard('campaign', 'status', shop.path('events.ndjson'), '--pack', shop.path('acme'), ...more);
  return { ...shop, status };
}

const event = (revision: string, person: string, iso: string, right = true) => ({
  ...{ id: `${person} ${iso}`, kind: 'answered', person, at: Date.parse(iso), zone: 'Europe/London' },
  ...{ tool: 'desk', page: 'order', lesson: 'acme/refund', revision, data: { block: 2, right } },
});

describe('cuecard campaign status', () => {
  const some = (revision: string) => [
    event(revision, 'p-1', '2026-11-30T10:00Z', false),
    event(revision, 'p-1', '2026-11-30T10:01Z'),
    event(revision, 'p-9', '2026-11-30T11:00Z'),
  ];

  it('says who is done and who is not, with the names of the roster', async () => {
    const { status, path } = await begun(some);
    const { code, out } = await status('--roster', path('roster.csv'), '--at', '2026-11-30T12:00Z');
    expect(code).toBe(0);
    expect(out).toContain('2026-11-30 12:00 UTC: 1 done, of 3; 1 not in the roster');
    expect(out).toMatch(/Not in the roster: \S+; write them into its column "person"/);
    expect(out).toMatch(/At the deadline, as it goes: about \d of 3, between \d and \d/);
    expect(out).toContain('Leeds  1 of 1');
    expect(out).toContain('0 of 1 right  The money does not arrive. What now? (refund)');
    expect(out).toContain('Bo Weir (p-2), Phone desk, York  refund');
    expect(out).not.toContain('Cy Dale');
  });

  it('tells who is in the roster and did it, though it is not for them', async () => {
    const { status, path } = await begun((revision) => [event(revision, 'p-3', '2026-11-30T10:00Z')]);
    const { out } = await status('--roster', path('roster.csv'), '--at', '2026-11-30T12:00Z');
    expect(out).toContain('In the roster, but it is not for them: p-3; see their team');
    expect(out).not.toContain('Not in the roster');
  });

  it('knows a person whose address a record store has as a digest', async () => {
    const digest = await pseudonymOf('Ada@Acme.example');
    const { status, write, path } = await begun((revision) => [event(revision, digest, '2026-11-30T10:00Z')]);
    write('roster.csv', 'person,name,team\nada@acme.example,Ada Pell,Phone desk\n');
    const { out } = await status(
      '--roster',
      path('roster.csv'),
      '--csv',
      path('lms.csv'),
      '--at',
      '2026-11-30T12:00Z',
    );
    expect(out).toContain('1 done, of 1');
    expect(out).not.toContain('not in the roster');
  });

  it('without a roster counts of unknown total', async () => {
    const { status } = await begun(some);
    const { out } = await status('--at', '2026-11-30T12:00Z');
    expect(out).toContain('2 done, of unknown total; give --roster');
  });

  it('writes a table for the LMS, without names and without formulas', async () => {
    const { status, path, read } = await begun(some);
    await status('--roster', path('roster.csv'), '--at', '2026-12-02T12:00Z', '--csv', path('lms.csv'));
    expect(read('lms.csv').split('\r\n')).toEqual([
      'person,campaign,lesson,title,status,completed,late,score',
      'p-1,acme/refunds,refund,How do I refund an order?,completed,2026-11-30T10:01:00.000Z,no,100',
      'p-2,acme/refunds,refund,How do I refund an order?,not reached,,,',
      `"'=p-4",acme/refunds,refund,How do I refund an order?,not reached,,,`,
      '',
    ]);
  });

  it('leaves out what is no event or no person, and says where', async () => {
    const { status, path, write } = await begun((revision) => [
      ...some(revision),
      { kind: 'answered' },
      { ...event(revision, 'p-2', '2026-11-30T10:00Z'), zone: 'Mars/Olympus' },
    ]);
    write('roster.csv', `${ROSTER}p-1,Ada,Phone desk,Leeds,\n`.replace('Name', 'Salary'));
    const { code, out } = await status('--roster', path('roster.csv'), '--at', '2026-11-30T12:00Z');
    expect(code).toBe(0);
    expect(out).toContain('events.ndjson:4:1 warning: this is no event: "at" is wrong');
    expect(out).toContain('events.ndjson:5:1 warning: this is no event: "zone" is wrong');
    expect(out).toContain('roster.csv:6:1 warning: "p-1" stands twice');
    expect(out).toContain('the column "salary" is not read');
  });

  it('reads a list as well, and counts an event once that is in two files', async () => {
    const { status, path, write } = await begun(some);
    write('list.json', JSON.stringify({ events: some('0000000f') }));
    const { out } = await status(path('list.json'), '--at', '2026-11-30T12:00Z', '--json');
    // The same events, now with another content of the lesson: they count no more.
    expect(JSON.parse(out).status.questions).toEqual([]);
    const { out: once } = await status(path('events.ndjson'), '--at', '2026-11-30T12:00Z', '--json');
    expect(JSON.parse(once).status.questions[0]).toMatchObject({ answers: 2, right: 1 });
  });

  it('is wrong use without a campaign, a time, or a column', async () => {
    const { status, path, write } = await begun(some);
    expect(await status('--campaign', 'nope')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there are refunds'),
    });
    expect(await status('--at', 'noon')).toMatchObject({
      code: 2,
      err: expect.stringContaining('2026-12-01T17:00Z'),
    });
    write('roster.csv', 'name,team\nAda,A\n');
    expect(await status('--roster', path('roster.csv'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('"person" among them'),
    });
  });
});

describe('a roster that is not there', () => {
  const at = ['--at', '2026-11-30T12:00Z'];
  const some = (revision: string) => [
    event(revision, 'p-1', '2026-11-30T10:01Z'),
    { ...event(revision, 'p-2', '2026-11-30T10:00Z', false), zone: 'Asia/Tokyo' },
    { ...event(revision, '=p-4', '2026-11-30T11:00Z', false), id: 'other' },
  ];

  it('is begun with the people of the exports, and the status goes on with it', async () => {
    const { status, path, read } = await begun(some);
    const { code, out } = await status('--roster', path('new.csv'), ...at);
    expect(code).toBe(0);
    // A table's program must see no formula.
    expect(read('new.csv')).toBe(
      'person,team,site,zone\r\n"\'=p-4",,,Europe/London\r\np-1,,,Europe/London\r\np-2,,,Asia/Tokyo\r\n',
    );
    expect(out).toContain(
      `${path('new.csv')} was not there; it is written now, with the 3 people of the exports.\n`,
    );
    expect(out).toContain('Add who is missing, and each team and site, and run the same command again.');
    expect(out).toContain('a column "name"');
    expect(out).toContain('2026-11-30 12:00 UTC: 1 done, of 3\n');
    const again = await status('--roster', path('new.csv'), ...at);
    expect(again.out).toContain('1 done, of 3\n');
    expect(again.out).not.toContain('was not there');
    expect(again.out).not.toContain('Not in the roster');
  });

  it('takes team and site from where an export says them, and who only opened the insights page', async () => {
    const { status, path, read, write } = await begun(some);
    const own = (who: object) => ({ rollups: [], settings: { who } });
    write(
      'ann.json',
      JSON.stringify({
        events: [event('0000000f', 'ann', '2026-11-30T10:00Z')],
        ...own({ team: 'Phone desk', site: 'Leeds, North', role: '' }),
      }),
    );
    write('bo.jsonl', '{"cuecard":"events","version":1,"person":"bo"}\n');
    // Of two people in one file nobody knows whose settings they are.
    write(
      'both.json',
      JSON.stringify({
        events: ['p-1', 'p-2'].map((one) => event('0000000f', one, '2026-11-30T09:00Z')),
        ...own({ team: 'Billing' }),
      }),
    );
    await status(path('ann.json'), path('bo.jsonl'), path('both.json'), '--roster', path('new.csv'), ...at);
    expect(read('new.csv').split('\r\n').slice(2)).toEqual([
      'ann,Phone desk,"Leeds, North",Europe/London',
      'bo,,,',
      'p-1,,,Europe/London',
      'p-2,,,Asia/Tokyo',
      '',
    ]);
  });

  it('is told to programs too', async () => {
    const { status, path } = await begun(some);
    const { out } = await status('--roster', path('new.csv'), ...at, '--json');
    expect(JSON.parse(out)).toMatchObject({
      begun: { file: path('new.csv'), people: 3 },
      status: { expected: 3 },
    });
    const { out: again } = await status('--roster', path('new.csv'), ...at, '--json');
    expect(JSON.parse(again)).toMatchObject({ begun: null });
  });

  it('in a folder that is not there is wrong use, and nothing is written', async () => {
    const { status, path, list } = await begun(some);
    const before = list();
    const { code, err } = await status('--roster', path('people/new.csv'), ...at);
    expect([code, err]).toEqual([2, expect.stringContaining(`there is no folder "${path('people')}"`)]);
    expect(list()).toEqual(before);
  });

  it('is not begun when the command is wrong besides', async () => {
    const { path, status, list } = await begun(some);
    const before = list();
    expect((await status(path('none.json'), '--roster', path('new.csv'))).code).toBe(2);
    expect((await status('--campaign', 'nope', '--roster', path('new.csv'))).code).toBe(2);
    expect(list()).toEqual(before);
  });

  it('is wrong use for the insights', async () => {
    const { path, list } = await begun(some);
    const before = list();
    const { code, err } = await cuecard(
      ...['insights', path('events.ndjson'), '--pack', path('acme'), '--out', path('out')],
      ...['--roster', path('new.csv')],
    );
    expect([code, err]).toEqual([2, expect.stringContaining('new.csv cannot be read')]);
    expect(list()).toEqual(before);
  });
});

describe('cuecard new campaign', () => {
  it('writes one that lints clean but for its goal, and leaves what is there', async () => {
    const { path, list, read } = workshop(goodPack());
    expect((await cuecard('new', 'campaign', 'greetings', '--pack', path('acme'))).code).toBe(0);
    expect(list()).toContain('acme/campaigns/greetings.yaml');
    const { code, out } = await cuecard('lint', path('acme'));
    expect([code, out.match(/campaigns\/.*/g)]).toEqual([
      0,
      [
        expect.stringMatching(
          /^campaigns\/greetings\.yaml:\d+:1 warning: "Everybody does it .*\[example-text\]$/,
        ),
      ],
    ]);
    const before = read('acme/campaigns/greetings.yaml');
    expect((await cuecard('new', 'campaign', 'greetings', '--pack', path('acme'))).code).toBe(2);
    expect(read('acme/campaigns/greetings.yaml')).toBe(before);
  });

  it('may have begun, and asks at any hour: to be tried', async () => {
    const { path } = workshop(goodPack());
    expect((await cuecard('new', 'campaign', 'greetings', '--now', '--pack', path('acme'))).code).toBe(0);
    const { texts, media } = await readFolder(path('acme'));
    const { pack, problems } = await compilePack(texts, '', media);
    expect(problems).toEqual([]);
    const { from, until, beacon, ...times } = pack!.campaigns[0]!;
    const now = new Date();
    const [day, clock] = [todayHere(now), now.toTimeString().slice(0, 5)];
    expect(from <= `${day}T${clock}` && `${day}T${clock}` < until).toBe(true);
    expect([outOfHours(times, `${day}T${clock}`), beacon]).toEqual([null, null]);
  });

  it('for people runs in the times that stand below those of the trial', async () => {
    const { path, read, write } = workshop(goodPack());
    const file = 'acme/campaigns/greetings.yaml';
    const times = async () => {
      const { texts, media } = await readFolder(path('acme'));
      const { pack, problems } = await compilePack(texts, '', media);
      expect(problems).toEqual([]);
      const { from, until, days, hours } = pack!.campaigns[0]!;
      return { from, until, days, hours };
    };
    await cuecard('new', 'campaign', 'greetings', '--now', '--pack', path('acme'));
    // As its comments say: the trial is deleted, and four lines are no comments any more.
    const [before, rest] = read(file).split(/^# Begin trial[\s\S]*?# End trial.*\n/m);
    const real = rest!.replace(/^# /gm, '');
    write(file, `${before}${real}`);
    const changed = await times();
    write(file, '');
    await rm(path(file));
    await cuecard('new', 'campaign', 'greetings', '--pack', path('acme'));
    expect(changed).toEqual(await times());
  });

  it('needs a lesson first', async () => {
    const { path, write } = workshop();
    write('acme/pack.yaml', PACK);
    const { code, err } = await cuecard('new', 'campaign', 'greetings', '--pack', path('acme'));
    expect([code, err]).toEqual([2, expect.stringContaining('new lesson')]);
  });
});

describe('cuecard new pack --campaign', () => {
  it.each([[[]], [['--now']]])(
    "writes a campaign that is whole and keeps every rule, once it is one's own (%j)",
    async (more) => {
      const { path, list, read, write } = workshop();
      const { code, out } = await cuecard('new', 'pack', path('acme'), '--campaign', 'greetings', ...more);
      expect([code, out]).toEqual([0, expect.stringContaining('cuecard preview ')]);
      expect(list().filter((name) => !name.includes('schema'))).toEqual([
        'acme/campaigns/greetings.yaml',
        'acme/lessons/phone-greeting.md',
        'acme/pack.yaml',
        'acme/tools/desk.yaml',
      ]);
      for (const [file, old, now] of [
        ['acme/pack.yaml', 'you@example.com', 'ann@fernhill.test'],
        ['acme/campaigns/greetings.yaml', 'Everybody does it the new way.', 'Every caller hears who we are.'],
      ] as const)
        write(file, read(file).replace(old, now));
      expect((await cuecard('lint', path('acme'))).out).toMatch(
        /^\S+desk.yaml:5:1 warning: .+\[only-here\]\n\n1 lesson, 1 campaign: 1 warning\n/,
      );
      const { texts, media } = await readFolder(path('acme'));
      const { pack } = await compilePack(texts, '', media);
      expect(pack!.campaigns[0]!.lessons).toMatchObject([
        { lesson: 'phone-greeting', done: 'check', score: 100 },
      ]);
    },
  );

  it('can be for an audience, as the comments of both files say it', async () => {
    const { path, read, write } = workshop();
    await cuecard('new', 'pack', path('acme'), '--campaign', 'greetings');
    for (const [file, line] of [
      ['acme/pack.yaml', 'audiences:'],
      ['acme/campaigns/greetings.yaml', 'audience:'],
    ] as const)
      write(file, read(file).replace(`# ${line}`, line));
    expect((await cuecard('lint', path('acme'))).out).not.toContain('error');
  });

  it('leaves what is there, and wants a campaign for --now', async () => {
    const { path, list } = workshop(goodPack());
    expect((await cuecard('new', 'pack', path('acme'), '--campaign', 'greetings')).code).toBe(2);
    expect(list()).not.toContain('acme/campaigns/greetings.yaml');
    const { code, err } = await cuecard('new', 'pack', path('other'), '--now');
    expect([code, err]).toEqual([2, expect.stringContaining('--campaign')]);
  });
});

it('a campaign saved as text is told', async () => {
  const { path, write } = workshop(goodPack());
  write('acme/campaigns/greetings.yaml.txt', CAMPAIGN);
  expect((await cuecard('lint', path('acme'))).out).toContain('save it as greetings.yaml');
});
