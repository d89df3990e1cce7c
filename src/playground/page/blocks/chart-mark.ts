import { svg } from '../dom.ts';

export interface Mark {
  /** what is said of it, in full */
  readonly name: string;
  /** what stands beside it */
  readonly value: string;
  /** whether there is room for the value; else it comes when pointed at, or with the focus */
  readonly always: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly shape: SVGElement;
  /** a larger spot to point at */
  readonly spot?: SVGElement;
}

/** A value of a chart: seen, pointed at, or reached with the keyboard. Only the first of a chart is a stop of Tab's. */
export function drawMark(mark: Mark, series: number, first: boolean): SVGElement {
  mark.shape.classList.add('bk-mark-shape');
  return svg(
    'g',
    {
      class: `bk-mark bk-series-${series % 6}`,
      role: 'img',
      'aria-label': mark.name,
      tabindex: first ? '0' : '-1',
    },
    svg('title', {}, mark.name),
    mark.spot,
    mark.shape,
    svg(
      'text',
      {
        class: mark.always ? 'bk-chart-value' : 'bk-chart-value bk-chart-hidden',
        x: mark.x,
        y: mark.y,
        'text-anchor': mark.anchor ?? 'middle',
        'aria-hidden': 'true',
      },
      mark.value,
    ),
  );
}
