/** A file of the pack, brought when it is needed and given back when it is not. */
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Medium {
  /** Null until it is there. */
  readonly url: string | null;
  /** It is missing, or cannot be played. */
  readonly isBroken: boolean;
  /** The browser cannot play or show it. */
  broke(): void;
}

/** @param path null where there is none */
export function useMedium(
  path: string | null,
  isHere: boolean,
  media: (path: string) => Promise<string>,
): Medium {
  const [url, setUrl] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  const isAsked = useRef(false);
  isAsked.current ||= isHere;
  const wanted = isAsked.current ? path : null;
  useEffect(() => {
    if (wanted === null) return;
    let isLeft = false;
    let own = '';
    media(wanted).then(
      (found) => {
        own = found;
        if (isLeft) URL.revokeObjectURL(found);
        else setUrl(found);
      },
      () => !isLeft && setBroken(true),
    );
    return () => {
      isLeft = true;
      setUrl(null);
      if (own) URL.revokeObjectURL(own);
    };
    // `media` is another function at each drawing, and does the same.
  }, [wanted]);
  return { url, isBroken, broke: () => setBroken(true) };
}

/** Goes to a time of what is played. */
export const seeker = (element: { readonly current: HTMLMediaElement | null }) => (seconds: number) => {
  if (element.current) element.current.currentTime = seconds;
};
