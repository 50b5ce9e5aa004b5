/** A roster as a file: who stands in it, what is wrong in it and where, and that no name of it comes into the browser. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readRosterCsv } from '../../lib/campaign/roster-file.ts';

const read = (text: string, names: 'taken' | 'refused' = 'refused') =>
  readRosterCsv(text, 'roster.csv', names);
const faults = (text: string) =>
  read(text).problems.map(({ line, column, message }) => [line, column, message]);

describe('a roster', () => {
  it('is read whatever parts its columns, in any order, with or without a mark at its start', () => {
    const who = {
      person: 'p-1',
      name: null,
      role: '',
      team: 'Phone desk',
      site: 'Leeds',
      zone: null,
      from: null,
      to: null,
    };
    for (const text of [
      'person,team,site\np-1,Phone desk,Leeds\n',
      '\uFEFFSite;Person;Team\r\nLeeds;p-1;Phone desk\r\n',
      '\n\nperson\tsite\tteam\np-1\tLeeds\t"Phone desk"\n\n',
    ])
      expect(read(text)).toEqual({ people: [who], problems: [] });
  });

  it('has what a table wrote so that it is no formula as it was meant', () => {
    const { people } = read("person,team\n'=p-1,'+49\n'p-2,\n");
    expect(people?.map(({ person, team }) => [person, team])).toEqual([
      ['=p-1', '+49'],
      ["'p-2", ''],
    ]);
  });

  it('names the line of what is left out, past empty lines and cells of several lines', () => {
    const text = 'person,team,zone\n"p-1","Phone\ndesk",\n\np-1,A,\np-2,A,Mars/Olympus\n,B,\n';
    expect(faults(text)).toEqual([
      [5, 1, '"p-1" stands twice; keep one row; the row is left out'],
      [6, 1, expect.stringContaining('no time zone; write it as Europe/London')],
      [7, 1, expect.stringContaining('the person is missing')],
    ]);
    expect(read(text).people).toHaveLength(1);
  });

  it('with a quote that is not closed loses that row, and says so', () => {
    expect(faults('person,team\np-1,A\np-2,"B\np-3,C\n')).toEqual([
      [3, 1, expect.stringContaining('cannot be read')],
    ]);
  });

  it('says which column it does not read, and that it needs one for the person', () => {
    expect(faults('person,salary\np-1,9\n')).toEqual([
      [1, 2, expect.stringContaining('"salary" is not read')],
    ]);
    expect(read('who,team\np-1,A\n')).toMatchObject({ people: null, problems: [{ line: 1 }] });
    expect(read('')).toMatchObject({ people: null, problems: [{ line: 1 }] });
  });

  it('that is no UTF-8 is refused, with what to do', () => {
    const text = new TextDecoder().decode(
      new Uint8Array([...new TextEncoder().encode('person,team\np-1,M'), 0xfc, 10]),
    );
    expect(read(text)).toMatchObject({
      people: null,
      problems: [{ line: 2, message: expect.stringContaining('UTF-8') }],
    });
  });
});

describe('names', () => {
  it('are refused in the browser with line, column and mend, and not said', () => {
    const text = 'person,team,Name\np-1,A,\np-2,A,Ada Pell\n';
    const { people, problems } = read(text);
    expect(people).toBeNull();
    expect(problems).toMatchObject([{ file: 'roster.csv', line: 3, column: 3 }]);
    expect(problems[0]!.message).toContain('take the column "name" out');
    expect(JSON.stringify(problems)).not.toContain('Ada');
    expect(read(text, 'taken').people?.[1]?.name).toBe('Ada Pell');
  });

  it('an empty column of them is no name', () => {
    expect(read('person,name\np-1,\np-2, \n')).toMatchObject({
      people: [{ name: null }, { name: null }],
      problems: [],
    });
  });

  it('never come in, in whichever column and however often it stands there (property)', () => {
    const head = fc.shuffledSubarray(
      ['person', 'team', 'site', 'zone', 'Name', ' NAME ', 'full name', 'e-mail', ''],
      { minLength: 1 },
    );
    const cell = fc.oneof(fc.constant(''), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(
        head,
        fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 5 }),
        (columns, cells) => {
          const rows = cells.map((row) =>
            columns.map((name, n) => (/name|mail/i.test(name) && row[n] ? `Ada Pell ${row[n]}` : row[n]!)),
          );
          const { people, problems } = read(Papa.unparse([columns, ...rows]));
          expect(JSON.stringify({ people, problems })).not.toContain('Ada Pell');
        },
      ),
    );
  });
});

it('of 20,000 people is read in a moment', () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, n) => `p-${n},Team ${n % 400},Site ${n % 30},Europe/London`,
  );
  const before = process.cpuUsage();
  const { people } = read(['person,team,site,zone', ...rows].join('\n'));
  const { user, system } = process.cpuUsage(before);
  expect(people).toHaveLength(20_000);
  expect((user + system) / 1000).toBeLessThan(1500);
});
