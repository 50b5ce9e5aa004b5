/** One block of a lesson, whatever its kind, under its heading. */
import type { Block, BlockKind } from '../lib/lesson/block.ts';
import { plainText } from '../lib/lesson/plain.ts';
import type { Translate, WordKey } from '../lib/words.ts';
import { Audio } from './blocks/Audio.tsx';
import { Calculator } from './blocks/Calculator.tsx';
import { Case } from './blocks/Case.tsx';
import { Check } from './blocks/Check.tsx';
import { Checklist } from './blocks/Checklist.tsx';
import { Code } from './blocks/Code.tsx';
import { Demo } from './blocks/Demo.tsx';
import { RolePlay } from './blocks/RolePlay.tsx';
import { Sample } from './blocks/Sample.tsx';
import { Steps } from './blocks/Steps.tsx';
import { Template } from './blocks/Template.tsx';
import { Text } from './blocks/Text.tsx';
import { Video } from './blocks/Video.tsx';
import { Inlines } from './Inlines.tsx';
import type { Player } from './player.ts';
import { useWords } from './Words.tsx';

/** What a block of one kind gets. */
export interface BlockProps<B> {
  block: B;
  /** Its number in the lesson, from 0. */
  n: number;
  player: Player;
  /** The lesson's language. */
  language: string;
  /** It is shown now; before, it need not get ready. */
  isHere: boolean;
}

const KIND_WORDS: Record<BlockKind, WordKey> = {
  text: 'kind_text',
  steps: 'kind_steps',
  demo: 'kind_demo',
  video: 'kind_video',
  audio: 'kind_audio',
  sample: 'kind_sample',
  code: 'kind_code',
  checklist: 'kind_checklist',
  calculator: 'kind_calculator',
  template: 'kind_template',
  case: 'kind_case',
  check: 'kind_check',
  'role-play': 'kind_rolePlay',
};

/** What a block is called in the overview; a paragraph by its first words. */
export function headingOf(block: Block, t: Translate): string {
  if (block.kind === 'text') return firstWords(plainText(block.of));
  if (block.kind === 'check') return plainText(block.question);
  return block.title ?? t(KIND_WORDS[block.kind]);
}

const FIRST = 48;

function firstWords(text: string): string {
  if (text.length <= FIRST) return text;
  return `${text.slice(0, FIRST).replace(/\s+\S*$/, '')}…`;
}

/** What asks something of the reader says so above its heading. */
const NAMED: ReadonlySet<BlockKind> = new Set(['check', 'case', 'role-play']);

export function BlockView(props: BlockProps<Block>) {
  const t = useWords();
  const { block, n, isHere, player } = props;
  const id = `block-${n}`;
  return (
    <section class={`block block-${block.kind}`} data-block={n} hidden={!isHere} lang={props.language}>
      {NAMED.has(block.kind) && (
        <p class="kind quiet" lang={t.language}>
          {t(KIND_WORDS[block.kind])}
        </p>
      )}
      <Heading block={block} id={id} isSeen={player.isLong} />
      <Content {...props} />
    </section>
  );
}

/** A block without a title still has a heading, to which the focus goes; it is seen where it stands alone. */
function Heading({ block, id, isSeen }: { block: Block; id: string; isSeen: boolean }) {
  const t = useWords();
  const own = block.kind === 'check' ? <Inlines of={block.question} /> : 'title' in block && block.title;
  const seen = own || (isSeen && block.kind !== 'text');
  return (
    <h2
      id={id}
      class={`heading ${seen ? 'block-title' : 'unseen'}`}
      tabIndex={-1}
      lang={own ? undefined : t.language}
    >
      {own || t(KIND_WORDS[block.kind])}
    </h2>
  );
}

function Content({ block, ...rest }: BlockProps<Block>) {
  switch (block.kind) {
    case 'text':
      return <Text block={block} />;
    case 'steps':
      return <Steps block={block} />;
    case 'demo':
      return <Demo block={block} {...rest} />;
    case 'video':
      return <Video block={block} {...rest} />;
    case 'audio':
      return <Audio block={block} {...rest} />;
    case 'sample':
      return <Sample block={block} {...rest} />;
    case 'code':
      return <Code block={block} {...rest} />;
    case 'checklist':
      return <Checklist block={block} {...rest} />;
    case 'calculator':
      return <Calculator block={block} {...rest} />;
    case 'template':
      return <Template block={block} {...rest} />;
    case 'case':
      return <Case block={block} {...rest} />;
    case 'check':
      return <Check block={block} {...rest} />;
    case 'role-play':
      return <RolePlay block={block} {...rest} />;
  }
}
