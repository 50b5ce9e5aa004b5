/** Line icons from Lucide; decoration only, so hidden from screen readers. They grow with the text. */
import type { IconNode } from 'lucide';
import { h } from 'preact';

export function Icon({ of, size = 16 }: { of: IconNode; size?: number }) {
  return (
    <svg
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
