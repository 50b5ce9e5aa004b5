/** Code to take along, its pieces coloured by what they are. */
import type { BlockOf } from '../../lib/lesson/block.ts';
import { codeText } from '../../lib/lesson/plain.ts';
import type { BlockProps } from '../Blocks.tsx';
import { Take } from './Take.tsx';

export function Code({ block, player }: BlockProps<BlockOf<'code'>>) {
  return (
    <div class="sample">
      <pre class="code" lang="zxx" dir="ltr">
        <code>
          {block.tokens.map(([scope, text], n) => {
            const colour = colourOf(scope);
            return colour ? (
              <span key={n} class={`code-${colour}`}>
                {text}
              </span>
            ) : (
              text
            );
          })}
        </code>
      </pre>
      <Take title={block.title} text={codeText(block.tokens)} stage={player.stage} />
    </div>
  );
}

const COLOURS: Record<string, RegExp> = {
  word: /^(keyword|built_in|literal|type|selector-tag|selector-pseudo|tag|name|section|operator)$/,
  string: /^(string|regexp|char|addition|link|bullet|selector-attr)$/,
  number: /^(number|symbol)$/,
  comment: /^(comment|quote|doctag|meta|deletion)$/,
  name: /^(title|attr|attribute|property|variable|template-variable|selector-id|selector-class)$/,
};

/** Five colours are told apart; what highlight.js knows more finely falls together. */
function colourOf(scope: string): string | undefined {
  const [main = ''] = scope.split(/[ .]/);
  return Object.keys(COLOURS).find((colour) => COLOURS[colour]!.test(main));
}
