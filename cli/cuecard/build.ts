/** `cuecard build [folder]`: the pack as one file. What has an error is not built. */
import { writePack } from '../../lib/lesson/pack.ts';
import { signPack } from '../../lib/lesson/signature.ts';
import { replaceFile } from './files.ts';
import { readPrivateKey } from './key.ts';
import { type LoadOptions, load } from './load.ts';
import { contents, counted, hasErrors, type Outcome, summary } from './outcome.ts';
import { priorsIn } from './priors.ts';

export interface BuildOptions extends LoadOptions {
  /** The file to write; `<id>.zip` here unless said otherwise. */
  readonly output?: string;
  /** A file with everybody's ratings; `priors.json` in the folder unless said otherwise, where there is one. */
  readonly priors?: string;
  /** A file with a private key: the pack is signed with it. */
  readonly key?: string;
}

export async function buildPack(folder: string, options: BuildOptions = {}): Promise<Outcome> {
  const { progress = () => {} } = options;
  const start = performance.now();
  const key = options.key === undefined ? null : await readPrivateKey(options.key);
  const { compiled, problems } = await load(folder, options);
  const { pack } = compiled;
  if (!pack || hasErrors(problems))
    return { problems, lines: [`Nothing was built: ${summary(problems)}`], facts: { file: null } };
  progress('Packing');
  const priors = await priorsIn(folder, options.priors, pack);
  const plain = writePack({ ...pack, priors });
  const bytes = key ? await signPack(plain, key.privateKey) : plain;
  const file = options.output ?? `${pack.info.id}.zip`;
  await replaceFile(file, bytes);
  const seconds = Math.round(performance.now() - start) / 1000;
  const { id, version } = pack.info;
  const lessons = pack.lessons.length;
  const campaigns = pack.campaigns.length;
  const what = `${id} ${version}, ${contents(lessons, campaigns)}, ${counted(bytes.length, 'byte')}`;
  return {
    problems,
    lines: [
      `${file}: ${what}, in ${seconds.toFixed(1)} s${key ? `, signed with ${key.fingerprint}` : ''}`,
      ...(priors.length > 0 ? [`Everybody's ratings of ${counted(priors.length, 'lesson')} are in it`] : []),
      ...(problems.length > 0 ? [summary(problems)] : []),
    ],
    facts: {
      file,
      id,
      version,
      lessons,
      campaigns,
      bytes: bytes.length,
      rated: priors.length,
      seconds,
      signed: key !== null,
    },
  };
}
