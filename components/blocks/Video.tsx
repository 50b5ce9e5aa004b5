/** A film with captions and its transcript. It plays when the person says so. */
import { useEffect, useRef } from 'preact/hooks';
import type { BlockOf, Cue } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { useWords } from '../Words.tsx';
import { seeker, useMedium } from './medium.ts';
import { Transcript, Unplayable } from './Transcript.tsx';

export function Video({ block, player, isHere, language }: BlockProps<BlockOf<'video'>>) {
  const t = useWords();
  const { media } = player.stage;
  const element = useRef<HTMLVideoElement>(null);
  const { url, isBroken, broke } = useMedium(block.file, isHere, media);
  const poster = useMedium(block.poster ?? null, isHere, media);
  const label = t('captions');
  useEffect(() => {
    if (url && element.current) addCaptions(element.current, block.transcript, label, language);
  }, [url]);
  useEffect(() => {
    if (!isHere) element.current?.pause();
  }, [isHere]);
  if (isBroken) return <Unplayable cues={block.transcript} />;
  return (
    <>
      {url ? (
        // biome-ignore lint/a11y/useMediaCaption: they are added from the transcript, as nothing is fetched
        <video
          ref={element}
          class="film"
          controls
          preload="metadata"
          playsInline
          src={url}
          poster={poster.url ?? undefined}
          aria-label={block.title}
          onError={broke}
        />
      ) : (
        <div class="film waiting" />
      )}
      <Transcript cues={block.transcript} onSeek={seeker(element)} />
    </>
  );
}

/** On from the start: many people have no sound at work. The player's own button turns them off. */
function addCaptions(video: HTMLVideoElement, cues: readonly Cue[], label: string, language: string): void {
  const timed = cues.filter(({ from, to }) => from !== undefined && to !== undefined);
  if (timed.length === 0) return;
  const track = video.addTextTrack('captions', label, language);
  for (const { from, to, text } of timed) track.addCue(new VTTCue(from!, to!, asCue(text)));
  track.mode = 'showing';
}

/** A caption is markup; these are words. */
const asCue = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
