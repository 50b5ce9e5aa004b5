/** A sound of one line: play, pause, how far. A recording tells the browser no length, so it is given one here. */
import { Pause, Play } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { Cue } from '../../lib/lesson/block.ts';
import { useMedium } from '../blocks/medium.ts';
import { Transcript, Unplayable } from '../blocks/Transcript.tsx';
import { clockOf } from '../clock.ts';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';

interface Props {
  url: string;
  seconds: number;
  name: string;
  /** Something is being recorded: it would be heard in that. */
  isOff: boolean;
  onError?(): void;
}

export function Listen({ url, seconds, name, isOff, onError }: Props) {
  const t = useWords();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const toggle = () => {
    const { current } = audio;
    if (!current || isOff) return;
    if (!current.paused) return current.pause();
    silence(current.ownerDocument);
    // One that ended begins again; the browser tells a refusal by the element's own event.
    current.play().catch(() => {});
  };
  return (
    <div class="listen">
      {/* biome-ignore lint/a11y/useMediaCaption: its words stand beside it, or are one's own */}
      <audio
        ref={audio}
        src={url}
        preload="auto"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => {
          setPlaying(false);
          setAt(0);
        }}
        onTimeUpdate={({ currentTarget }) => setAt(Math.min(seconds, currentTarget.currentTime))}
        onError={onError}
      />
      <button
        type="button"
        class="icon"
        aria-disabled={isOff}
        aria-label={t(isPlaying ? 'listenPause' : 'listenPlay', name)}
        onClick={toggle}
      >
        <Icon of={isPlaying ? Pause : Play} />
      </button>
      <span class="about">
        <span class="name" aria-hidden="true">
          {name}
        </span>
        <span class="bar">
          <i style={{ width: `${(100 * at) / Math.max(seconds, 0.1)}%` }} />
        </span>
      </span>
      <span class="clock">{clockOf(isPlaying ? at : seconds)}</span>
    </div>
  );
}

/** Nothing plays into a recording, or over another sound. */
export function silence(document: Document): void {
  for (const audio of document.querySelectorAll('audio')) audio.pause();
}

interface SoundProps {
  sound: { file: string; seconds: number };
  name: string;
  /** What is said in it; of the model line, that stands beside it. */
  cues?: readonly Cue[];
  isOff: boolean;
  media(path: string): Promise<string>;
}

/** A sound of the pack. Where it cannot be played, its words stand in its place. */
export function PackSound({ sound, name, cues = [], isOff, media }: SoundProps) {
  const { url, isBroken, broke } = useMedium(sound.file, true, media);
  if (isBroken) return <Unplayable cues={cues} />;
  return (
    <>
      {url ? (
        <Listen url={url} seconds={sound.seconds} name={name} isOff={isOff} onError={broke} />
      ) : (
        <div class="listen waiting" />
      )}
      <Transcript cues={cues} />
    </>
  );
}
