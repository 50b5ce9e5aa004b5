/** The author's tool: `npm run cuecard -- lint lessons/fernhill`. Exit code 0: fine, 1: faults in the material, 2: called wrongly. */
import { run } from './cuecard/program.ts';
import { processTerminal } from './cuecard/terminal.ts';

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), processTerminal());
