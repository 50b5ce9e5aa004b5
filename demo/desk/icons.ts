/** Line icons on a 20 px grid, drawn for Fernhill Desk. */
const PATHS = {
  queue: 'M3 5h14M3 10h14M3 15h8',
  phone:
    'M5.5 3h2l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5v2A2 2 0 0 1 15 16.5 12.5 12.5 0 0 1 3.5 5a2 2 0 0 1 2-2Z',
  people:
    'M7.5 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 8c0-3 2-5 5-5s5 2 5 5M13 3.4a3 3 0 0 1 0 5.2M14.5 12.3c2 .6 3 2.3 3 4.7',
  ticket:
    'M3 6a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v2.2a1.9 1.9 0 0 0 0 3.6V14a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-2.2a1.9 1.9 0 0 0 0-3.6ZM11.5 5v10',
  plus: 'M10 4v12M4 10h12',
  calendar: 'M4 5h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3 9h14M7 3v4M13 3v4',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.3-1.7L17 17',
  pause: 'M7 4v12M13 4v12',
  play: 'M6.5 4v12l9-6Z',
  transfer: 'M4 7h12l-3-3M16 13H4l3 3',
  end: 'M3 12c0-1.5 3-4 7-4s7 2.5 7 4l-.5 2-3.5-1v-2c-2-.6-4-.6-6 0v2l-3.5 1Z',
  mute: 'M10 3a2.5 2.5 0 0 1 2.5 2.5v4a2.5 2.5 0 0 1-5 0v-4A2.5 2.5 0 0 1 10 3ZM5 9.5a5 5 0 0 0 10 0M10 14.5V17M4 3l12 14',
  keypad: 'M5 5h.01M10 5h.01M15 5h.01M5 10h.01M10 10h.01M15 10h.01M5 15h.01M10 15h.01M15 15h.01',
  check: 'M4 10.5 8 14.5 16 6',
  down: 'M5 7.5 10 12.5 15 7.5',
  alert: 'M10 3 18 16.5H2ZM10 8v4M10 14.3v.01',
  escalate: 'M10 16V4M5 9l5-5 5 5',
  merge: 'M5 3v3c0 4 5 4 5 8v3M15 3v3c0 4-5 4-5 8',
  clip: 'M14.5 9.5 9.3 14.7a3 3 0 0 1-4.3-4.3l6-6a2 2 0 0 1 2.9 2.9l-5.7 5.7a1 1 0 0 1-1.4-1.4L11.5 7',
  arrow: 'M4 10h12M11 5l5 5-5 5',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName, size = 18): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    viewBox: '0 0 20 20',
    width: size,
    height: size,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': name === 'keypad' ? 2.4 : 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': true,
    class: 'icon',
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, String(value));
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
