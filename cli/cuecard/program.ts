/** The commands of `cuecard`, their options, and what they say of themselves. */
import { Command, CommanderError } from 'commander';
import { accept } from './accept.ts';
import { buildPack } from './build.ts';
import { newCampaign } from './campaign/new.ts';
import { importInto } from './import/import.ts';
import { insights } from './insights/insights.ts';
import { makeKey } from './keygen.ts';
import { lintFolder, listRules } from './lint.ts';
import { newLesson, newPack, newTool } from './new.ts';
import { newVariant } from './new-variant.ts';
import { day, letter, type Options, port, text } from './options.ts';
import { isGood, MaterialError, type Outcome, typed, UsageError } from './outcome.ts';
import { runPreview } from './preview-command.ts';
import { writeSchemas } from './schema.ts';
import { signFile } from './sign.ts';
import { type Progress, print, printable, progressOn, type Terminal } from './terminal.ts';
import { verify } from './verify.ts';

/** 0: fine; 1: something is wrong in the material; 2: called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** @param argv what stands behind the name of the command */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('cuecard').description(
    'Write, check, build and preview packs of lessons for Cuecard.',
  );
  /** Runs one command: prints what came of it, and turns it into the exit code. */
  const does =
    (name: string, work: (progress: Progress, ...args: never[]) => Promise<Outcome> | Outcome) =>
    async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const progress = progressOn(terminal);
      const outcome = await Promise.resolve(work(progress.show, ...(given.slice(0, -1) as never[]))).finally(
        progress.clear,
      );
      print(terminal, name, outcome, command.optsWithGlobals().json === true);
      code = isGood(outcome) ? 0 : 1;
    };
  const output = {
    writeOut: (text: string) => terminal.out(text),
    writeErr: (text: string) => terminal.err(text),
  };
  program
    .exitOverride()
    .configureOutput(output)
    .showHelpAfterError(`Run "${typed('--help')}" for the commands.`);
  const command = (parent: Command, usage: string, what: string) =>
    parent.command(usage).description(what).option('--json', 'print one JSON object');

  addNew(program, command, does);
  addCampaign(program, command, does);
  command(program, 'lint [folder]', 'say what is broken and what is not yet good practice')
    .option('--rules', 'list the rules, with reason and source')
    .option('--today <date>', 'take this as today, for what is due', day)
    .action(
      does('lint', (progress, folder: string | undefined, { rules, today }: Options) =>
        rules ? listRules() : lintFolder(folder ?? '.', { progress, ...text({ today }) }),
      ),
    );
  command(program, 'build [folder]', 'make the pack file; with an error nothing is built')
    .option('-o, --output <file>', 'the file to write (<id>.zip)')
    .option('--key <file>', 'sign it with this private key')
    .option('--priors <file>', 'everybody\'s ratings, as "insights" writes them (<folder>/priors.json)')
    .option('--today <date>', 'take this as today, for what is due', day)
    .action(
      does('build', (progress, folder: string | undefined, { output, key, today, priors }: Options) =>
        buildPack(folder ?? '.', { progress, ...text({ output, key, today, priors }) }),
      ),
    );
  command(
    program,
    'insights [exports...]',
    "people's exports as one report, and their ratings for the next pack",
  )
    .option('--out <folder>', 'the folder to write into', 'insights')
    .option('--pack <folder...>', 'the packs it is about, for their names and review dates')
    .option('--lrs <url>', 'read the statements of this record store too (its xAPI endpoint)')
    .option('--roster <file>', 'a CSV of the people of campaigns: person, role, team, site, zone, from, to')
    .option('--tool <id>', 'only this tool')
    .option('--from <date>', 'only from this day on (UTC)', day)
    .option('--to <date>', 'only up to this day (UTC)', day)
    .action(
      does('insights', (progress, files: string[], { out, pack, lrs, roster, tool, from, to }: Options) =>
        insights(files, {
          ...{ out: String(out), progress },
          ...(Array.isArray(pack) && { pack }),
          ...text({ lrs, roster, tool, from, to }),
        }),
      ),
    );
  command(program, 'accept <report#gap>', 'write what a page shows now into the step that missed it')
    .option('--pack <folder>', 'the folder of the pack', '.')
    .option('--name <name>', 'this name, in place of the one that was seen most often')
    .action(
      does('accept', (_, from: string, { pack, name }: Options) =>
        accept(from, { pack: String(pack), ...text({ name }) }),
      ),
    );
  command(program, 'keygen', 'make the pair of keys that packs are signed and checked with')
    .option('-o, --output <file>', 'the file for the private key', 'cuecard-key.pem')
    .action(does('keygen', (_, { output }: Options) => makeKey(String(output))));
  command(program, 'sign <file>', 'sign a pack file')
    .requiredOption('--key <file>', 'the private key')
    .option('-o, --output <file>', 'write it here instead')
    .action(
      does('sign', (_, file: string, { key, output }: Options) =>
        signFile(file, String(key), output as string | undefined),
      ),
    );
  command(
    program,
    'verify <file-or-address>',
    'say whether a pack is whole, whose it is, and how it is served',
  )
    .option('--key <key>', 'the public key, or a file with it')
    .action(
      does('verify', (progress, from: string, { key }: Options) =>
        verify(from, key as string | undefined, progress),
      ),
    );
  program
    .command('preview [folder]')
    .description('serve the pack to a browser on this machine, and again at every change')
    .option('--port <number>', 'the port (a free one)', port)
    .option('--variant <letter>', 'show this variant of each lesson that has it', letter)
    .action((folder: string | undefined, options: { port?: number; variant?: string }) =>
      runPreview(folder ?? '.', options, terminal),
    );
  command(
    program,
    'import <folder-or-csv>',
    'make lessons of Markdown files, or of a table of questions and answers',
  )
    .option('--pack <folder>', 'the pack to put them into', '.')
    .option('--for <place>', 'where they belong, as tool or tool/page')
    .option('--owner <name>', 'who answers for them')
    .action(
      does('import', (progress, from: string, options: Options) =>
        importInto(from, {
          pack: String(options.pack),
          progress,
          ...text({ for: options.for, owner: options.owner }),
        }),
      ),
    );
  command(
    program,
    'schema [folder]',
    'write JSON Schemas, with which editors complete and check YAML',
  ).action(does('schema', (_, folder: string | undefined) => writeSchemas(folder ?? '.')));

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, terminal, argv.includes('--json'));
  }
}

type Sub = (parent: Command, usage: string, what: string) => Command;
type Does = (
  name: string,
  work: (progress: Progress, ...args: never[]) => Promise<Outcome> | Outcome,
) => (...given: unknown[]) => Promise<void>;

function addNew(program: Command, command: Sub, does: Does): void {
  const parent = program.command('new').description('write an example to change; what is there stays');
  command(parent, 'pack <folder>', 'a pack')
    .option('--name <name>', 'its name')
    .option('--owner <name>', 'who answers for it')
    .option('--contact <address>', 'where people tell of a mistake: mailto:… or https://…')
    .option('--language <tag>', 'the language of its lessons', 'en')
    .option('--campaign <id>', 'with a tool, a lesson and this campaign in it, to be made your own')
    .option('--now', 'that campaign has begun and asks at any hour, to try it')
    .action(
      does('new', (_, folder: string, { now, ...options }: Options) =>
        newPack(folder, { ...text(options), isNow: now === true }),
      ),
    );
  command(parent, 'tool <id>', 'a tool of the pack')
    .option('--pack <folder>', 'the folder of the pack', '.')
    .option('--name <name>', 'its name')
    .option('--url <address>', 'where it runs')
    .action(
      does('new', (_, id: string, { pack, ...others }: Options) =>
        newTool(id, { pack: String(pack), ...text(others) }),
      ),
    );
  command(parent, 'lesson [id]', 'a lesson')
    .option('--pack <folder>', 'the folder of the pack', '.')
    .option('--for <place>', 'where it belongs, as tool or tool/page')
    .option('--question <question>', 'the question it answers')
    .option('--owner <name>', 'who answers for it')
    .option('--from-gap <report#gap>', 'begin it from a gap in a report, as report.json#page:desk/orders')
    .action(
      does('new', (_, id: string | undefined, { pack, ...others }: Options) =>
        newLesson(id, { pack: String(pack), ...text(others) }),
      ),
    );
  command(parent, 'variant <lesson>', 'a copy of a lesson, to try other words beside it')
    .option('--pack <folder>', 'the folder of the pack', '.')
    .option('--language <tag>', 'the language to try it in (the first of the pack)')
    .action(
      does('new', (_, id: string, { pack, language }: Options) =>
        newVariant(id, { pack: String(pack), ...text({ language }) }),
      ),
    );
  command(parent, 'campaign <id>', 'a campaign')
    .option('--pack <folder>', 'the folder of the pack', '.')
    .option('--now', 'it has begun and asks at any hour, to try it')
    .action(
      does('new', (_, id: string, { pack, now }: Options) => newCampaign(id, String(pack), now === true)),
    );
}

function addCampaign(program: Command, command: Sub, does: Does): void {
  const parent = program.command('campaign').description('follow a campaign');
  command(parent, 'status [events...]', 'who has done it, who has not, and how it will stand at its deadline')
    .option('--pack <folder>', 'the folder of the pack', '.')
    .option('--campaign <id>', 'which campaign of the pack')
    .option(
      '--roster <file>',
      'CSV with the people: person, name, role, team, site, zone, from, to; where there is none, it is begun',
    )
    .option('--lrs <url>', 'read the statements of this record store too (its xAPI endpoint)')
    .option('--out <folder>', 'where a reading of it that is cut off is kept', '.')
    .option('--csv <file>', 'write a table of completions for an LMS')
    .option('--at <time>', 'as it was then, such as 2026-12-01T17:00Z')
    .action(
      does('campaign status', async (progress, events: string[], { pack, ...others }: Options) => {
        // It brings Temporal along, which no other command needs.
        const { campaignStatus } = await import('./campaign/status.ts');
        return campaignStatus(events, { pack: String(pack), progress, ...text(others) });
      }),
    );
}

function explain(error: unknown, terminal: Terminal, json: boolean): ExitCode {
  // Commander has said it already; help and version are no fault.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof UsageError || error instanceof MaterialError)) throw error;
  if (json) terminal.out(`${JSON.stringify({ ok: false, error: error.message }, null, 2)}\n`);
  else terminal.err(`cuecard: ${printable(error.message)}\n`);
  return error instanceof UsageError ? 2 : 1;
}
