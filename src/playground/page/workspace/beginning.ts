import { el } from '../dom.ts';
import type { PlaceData } from '../protocol.ts';
import { icon } from './icons.ts';
import type { Room } from './room.ts';

/** What an empty place says to whoever comes first. */
export function drawBeginning(
  room: Room,
  place: PlaceData,
  tryLine: (line: string) => void,
): readonly Node[] {
  const { words } = room;
  const { app } = room.state();
  const command = app.commands[0]?.command;
  const [before, after] = words.tryLine;
  const picture =
    place.kind === 'direct'
      ? el('img', { src: '/page/icon.svg', alt: '', width: 48, height: 48 })
      : icon(place.kind === 'private' ? 'lock' : 'hash');
  // The app answers what it is told directly without a command.
  const line =
    place.kind === 'direct' ? words.example : command === undefined ? null : `${command} ${words.example}`;
  return [
    el('div', { class: 'beginning-picture' }, picture),
    el('h3', {}, words.beginning(place)),
    el('p', { class: 'soft' }, words.beginningHint(place)),
    ...(line === null || place.readOnly
      ? []
      : [
          el(
            'p',
            {},
            before,
            el('button', { type: 'button', class: 'try-line', on: { click: () => tryLine(line) } }, line),
            after,
          ),
        ]),
  ];
}
