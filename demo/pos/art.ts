/** Product pictures, drawn: one shape for each kind, in the product's colour. */
import type { Kind } from './types.ts';

const COLOURS: Record<string, [body: string, edge: string, glow: string]> = {
  Slate: ['#48525c', '#2d353d', '#8fa3b5'],
  Fog: ['#d5d3cd', '#a5a29a', '#f7f5ef'],
  Heather: ['#a58ab0', '#775d83', '#d9c6e0'],
  Bracken: ['#b9713f', '#8a4f27', '#ecb98c'],
};

type Shade = readonly [body: string, edge: string, glow: string];

const SHAPES: Record<Kind, (shade: Shade) => string> = {
  phone: ([body, edge, glow]) => `
    <rect x="24" y="10" width="46" height="94" rx="10" fill="${body}" stroke="${edge}" stroke-width="2"/>
    <rect x="29" y="15" width="18" height="30" rx="7" fill="${edge}"/>
    <circle cx="38" cy="23" r="5" fill="${glow}"/><circle cx="38" cy="37" r="5" fill="${glow}"/>
    <rect x="52" y="18" width="46" height="94" rx="10" fill="#16181b" stroke="${edge}" stroke-width="2"/>
    <path d="M55 96c12-22 22-4 40-34v38a8 8 0 0 1-8 8H63a8 8 0 0 1-8-8Z" fill="${body}"/>
    <path d="M55 78c14-16 24 2 40-24v20C80 92 70 74 55 96Z" fill="${glow}"/>
    <circle cx="75" cy="25" r="2" fill="#3b4046"/>`,
  tablet: ([body, edge, glow]) => `
    <rect x="14" y="22" width="92" height="78" rx="8" fill="#16181b" stroke="${edge}" stroke-width="2"/>
    <path d="M19 84c26-40 46-2 82-44v46a9 9 0 0 1-9 9H28a9 9 0 0 1-9-9Z" fill="${body}"/>
    <path d="M19 62c26-26 46 8 82-30v14C66 86 46 48 19 84Z" fill="${glow}"/>`,
  watch: ([body, edge, glow]) => `
    <path d="M46 36 50 10h20l4 26M46 84l4 26h20l4-26" fill="${body}" stroke="${edge}" stroke-width="2"/>
    <rect x="38" y="34" width="44" height="52" rx="13" fill="#16181b" stroke="${edge}" stroke-width="3"/>
    <path d="M60 46v15l10 6" fill="none" stroke="${glow}" stroke-width="4" stroke-linecap="round"/>`,
  earbuds: ([body, edge, glow]) => `
    <rect x="26" y="54" width="68" height="46" rx="20" fill="${body}" stroke="${edge}" stroke-width="2"/>
    <path d="M27 74h66" stroke="${edge}" stroke-width="2"/><circle cx="60" cy="86" r="2.5" fill="${edge}"/>
    <path d="M42 18a9 9 0 0 1 9 9v20h-7V35a9 9 0 0 1-2-17ZM78 18a9 9 0 0 0-9 9v20h7V35a9 9 0 0 0 2-17Z" fill="${glow}" stroke="${edge}" stroke-width="2"/>`,
  charger: ([body, edge, glow]) => `
    <path d="M50 30V14M70 30V14" stroke="${edge}" stroke-width="5" stroke-linecap="round"/>
    <rect x="34" y="28" width="52" height="54" rx="10" fill="${body}" stroke="${edge}" stroke-width="2"/>
    <rect x="50" y="68" width="20" height="6" rx="3" fill="${edge}"/><path d="M61 38 53 54h7l-2 10 9-16h-7Z" fill="${glow}"/>
    <path d="M60 82c0 16 26 6 26 26" fill="none" stroke="${edge}" stroke-width="3"/>`,
  case: ([body, edge, glow]) => `
    <rect x="36" y="12" width="50" height="98" rx="12" fill="${glow}" fill-opacity=".55" stroke="${edge}" stroke-width="3"/>
    <rect x="42" y="18" width="22" height="34" rx="8" fill="none" stroke="${edge}" stroke-width="2"/>
    <path d="M74 28 56 96" stroke="${body}" stroke-width="5" stroke-opacity=".8" stroke-linecap="round"/>`,
  pen: ([body, edge, glow]) => `
    <path d="M84 14 98 26 44 92l-16 10 6-18Z" fill="${body}" stroke="${edge}" stroke-width="2" stroke-linejoin="round"/>
    <path d="M78 22 92 34M34 84l10 8" stroke="${edge}" stroke-width="2"/><path d="M82 32 46 76" stroke="${glow}" stroke-width="4" stroke-linecap="round"/>`,
  router: ([body, edge, glow]) => `
    <path d="M34 64V24M86 64V24" stroke="${edge}" stroke-width="5" stroke-linecap="round"/>
    <rect x="18" y="62" width="84" height="30" rx="10" fill="${body}" stroke="${edge}" stroke-width="2"/>
    <path d="M48 42a17 17 0 0 1 24 0M53 49a10 10 0 0 1 14 0" fill="none" stroke="${edge}" stroke-width="3" stroke-linecap="round"/>
    <circle cx="32" cy="77" r="3" fill="${edge}"/><circle cx="44" cy="77" r="3" fill="${glow}"/>`,
};

/** A picture that says nothing: its name stands beside it. */
export function picture(kind: Kind, colour = 'Fog'): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 120 120');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'picture');
  // Only drawings of this file: nothing from the server is written as markup.
  svg.innerHTML = SHAPES[kind](COLOURS[colour] ?? COLOURS.Fog!);
  return svg;
}
