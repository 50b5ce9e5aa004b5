/** Something to listen to, with its transcript. */
import { useEffect, useRef } from 'preact/hooks';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { seeker, useMedium } from './medium.ts';
import { Transcript, Unplayable } from './Transcript.tsx';

export function Audio({ block, player, isHere }: BlockProps<BlockOf<'audio'>>) {
  const element = useRef<HTMLAudioElement>(null);
  const { url, isBroken, broke } = useMedium(block.file, isHere, player.stage.media);
  useEffect(() => {
    if (!isHere) element.current?.pause();
  }, [isHere]);
  if (isBroken) return <Unplayable cues={block.transcript} />;
  return (
    <>
      {url ? (
        // biome-ignore lint/a11y/useMediaCaption: the transcript stands below it
        <audio
          ref={element}
          class="sound"
          controls
          preload="metadata"
          src={url}
          aria-label={block.title}
          onError={broke}
        />
      ) : (
        <div class="sound waiting" />
      )}
      <Transcript cues={block.transcript} onSeek={seeker(element)} />
    </>
  );
}
