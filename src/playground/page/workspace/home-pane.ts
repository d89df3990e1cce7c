import { el } from '../dom.ts';
import type { ViewData } from '../protocol.ts';
import { drawBlocks } from './blocks-of.ts';
import { keepFocus } from './focus.ts';
import type { Layers } from './layers.ts';
import type { Pane } from './pane.ts';
import { createPlaceHeader } from './place-header.ts';
import { createProblem } from './problem.ts';
import type { Room } from './room.ts';
import { blocksOf } from './view-parts.ts';

/** The Home tab of the app, as it is made for this person. */
export function createHomePane(room: Room, layers: Layers): Pane {
  const { homeEnabled } = room.state().app;
  const header = createPlaceHeader(room, layers, null);
  const problem = createProblem();
  const content = el('div', { class: 'home-content' });
  let drawn: ViewData | null | undefined;
  const draw = (home: ViewData | null) => {
    if (home === null) return content.replaceChildren(...(homeEnabled ? [] : [drawEmpty(room)]));
    const title = el('h2', { class: 'unseen' }, room.words.home);
    const blocks = drawBlocks(room, blocksOf(home.view), {
      where: { view: home.id },
      values: home.values,
      report: problem.show,
    });
    keepFocus(content, () => content.replaceChildren(title, blocks));
  };
  if (homeEnabled) {
    void room.act({ act: 'open_home' }).then((answer) => {
      if (answer.problem !== undefined) problem.show(answer.problem);
    });
  }
  return {
    element: el(
      'div',
      { class: 'pane' },
      header.element,
      el(
        'div',
        { class: 'home-scroller', on: { keydown: problem.clear, pointerdown: problem.clear } },
        content,
      ),
      el('div', { class: 'composer is-empty' }, problem.element),
    ),
    update: ({ app, home }) => {
      const shown = app.homeEnabled ? home : null;
      if (shown !== drawn) draw(shown);
      drawn = shown;
    },
    focus: header.focus,
    toEnd: () => {},
    showFrom: () => {},
    close: () => {},
  };
}

function drawEmpty({ words, state }: Room): HTMLElement {
  const command = state().app.commands[0]?.command;
  return el(
    'div',
    { class: 'home-empty' },
    el('img', { src: '/page/icon.svg', alt: '', width: 64, height: 64 }),
    el('h2', {}, words.noHome),
    command === undefined ? null : el('p', { class: 'soft' }, words.noHomeHint(command)),
  );
}
