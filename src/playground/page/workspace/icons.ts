import { svg } from '../dom.ts';

const paths = {
  lock: 'M5 9V6.5a5 5 0 0 1 10 0V9M4 9h12v8H4z',
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13M3 12.5h13',
  eye: 'M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10ZM10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13.5 9.3a2.6 2.6 0 1 0-.9-5M15 12.2c1.9.5 3.2 2 3.2 4.3',
  send: 'M3 3.5 17.5 10 3 16.5 5 10zM5 10h6',
  reply: 'M3.5 4.5h13v9h-7l-4 3.2v-3.2h-2zM7 9h6',
  code: 'M7 5.5 2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5',
  chevron: 'M6 8.5l4 4 4-4',
  down: 'M10 4v12M4.5 10.5 10 16l5.5-5.5',
  file: 'M5 2.5h6.5L15.5 6v11.5H5zM11.5 2.5V6h4',
  home: 'M3 9.5 10 3.5l7 6M5 8.5v8h10v-8',
  flask: 'M7.5 3h5M8.5 3v5L4 16.5h12L11.5 8V3M6.5 12.5h7',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words or in a button that has a label. */
export function icon(name: IconName): SVGSVGElement {
  return svg(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: paths[name] }),
  );
}
