/** `:::role-play`: a situation, what one could say, and the model line to compare with. */
import type { Blockquote, List, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, BlockOf } from '../block.ts';
import { inlinesOf, nameOf } from '../inline.ts';
import { choiceOf } from './check.ts';
import { captionsOf, playedFor } from './media.ts';
import { attributesOf, content, plainOf, type Reading, titleOf } from './reading.ts';

const HOW =
  'a role-play tells the situation, may list what one could say ("- [x] …" and "- [ ] …"), and ends with the model line behind ">": "> Good morning, how can I help you?"';

type Sounds = Pick<BlockOf<'role-play'>, 'heard' | 'spoken'>;

export function rolePlayOf(node: ContainerDirective, reading: Reading): Block | null {
  const { report } = reading;
  const { label, rest } = content(node);
  const title = titleOf(label);
  if (!title) report(node, 'a role-play needs a title; write ":::role-play[A caller from the queue]"');
  const list = rest.find((part): part is List => part.type === 'list');
  const quote = rest.find((part): part is Blockquote => part.type === 'blockquote');
  const end = rest.findIndex((part) => part === list || part === quote);
  const before = rest
    .slice(0, Math.max(end, 0))
    .filter((part): part is Paragraph => part.type === 'paragraph');
  const stray = rest.find((part) => part !== list && part !== quote && !before.includes(part as Paragraph));
  const isTurned = list && quote && rest.indexOf(quote) < rest.indexOf(list);
  if (stray && quote) report(stray, `${nameOf(stray.type)} cannot stand here; ${HOW}`);
  else if (isTurned) report(list, `the list stands before the model line; ${HOW}`);
  else if (!quote || before.length === 0) report(node, HOW);
  const situation = before.map((one) => inlinesOf(one, report));
  const lines = list ? linesOf(list, reading) : undefined;
  const model = quote ? plainOf(quote.children as typeof rest, reading, 'a model line') : '';
  if (quote && model === '') report(quote, `the model line is empty; ${HOW}`);
  const sounds = soundsOf(node, reading);
  return title && situation.length > 0 && model
    ? { kind: 'role-play', title, situation, ...(lines ? { lines } : {}), model, ...sounds }
    : null;
}

function linesOf(list: List, reading: Reading): NonNullable<BlockOf<'role-play'>['lines']> {
  const { options } = choiceOf(list, reading);
  if (!options.some(({ right }) => right)) reading.report(list, 'mark the line that fits with "- [x]"');
  return options;
}

/** `{situation=… captions=… model=…}`; the model line is the transcript of its own sound. */
function soundsOf(node: ContainerDirective, reading: Reading): Sounds {
  const given = attributesOf(node, ['situation', 'captions', 'model'], reading);
  const sound = (file: string | undefined) => {
    const seconds = file === undefined ? null : playedFor(node, file, reading);
    return file === undefined || seconds === null ? null : { file, seconds };
  };
  const [heard, spoken] = [sound(given.situation), sound(given.model)];
  const transcript = given.captions ? captionsOf(node, given.captions, reading) : [];
  if (given.captions !== undefined && given.situation === undefined)
    reading.report(
      node,
      'these captions belong to no sound; name it as well: situation=media/caller.ogg (the model line needs none)',
    );
  return {
    ...(heard && transcript ? { heard: { ...heard, transcript } } : {}),
    ...(spoken ? { spoken } : {}),
  };
}
