/** Solid line icons on a 24 px grid, drawn for Fernhill Store. */
const SHAPES = {
  sell: 'M4 5h2l2 10h9l2-7H7M9 20h.01M16 20h.01',
  products: 'M4 4h6v7H4zM14 4h6v4h-6zM14 12h6v8h-6zM4 15h6v5H4z',
  trade: 'M7 3h7v9M4 9l3-3 3 3M7 6v9M17 21h-7v-9M20 15l-3 3-3-3M17 18V9',
  returns: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6v1',
  collect: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
  cash: 'M3 7h18v10H3zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M6 10v4M18 10v4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  check: 'M5 13l4 4L19 7',
  warning: 'M12 4 22 20H2zM12 10v4M12 17v.01',
  tag: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
  card: 'M3 6h18v12H3zM3 10h18M7 15h4',
  gift: 'M4 10h16v10H4zM3 6h18v4H3zM12 6v14M12 6c-5 0-5-4-2-4 2 0 2 4 2 4s0-4 2-4c3 0 3 4-2 4',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  next: 'M9 5l7 7-7 7',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 4-6 8-6s8 2 8 6',
} as const;

export type IconName = keyof typeof SHAPES;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
