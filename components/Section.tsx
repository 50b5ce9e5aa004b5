/** A titled part of the options page. */
import type { ComponentChildren } from 'preact';

export function Section({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ComponentChildren;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {text && <p class="quiet">{text}</p>}
      {children}
    </section>
  );
}
