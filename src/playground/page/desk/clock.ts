import { el } from '../dom.ts';
import type { Act, ActAnswer, ClockData } from '../protocol.ts';
import { attemptBy, createProblem } from './doing.ts';
import type { Section, Tools } from './section.ts';
import { createStartOver } from './start-over.ts';
import { digestPlace } from './try.ts';

type Jump = Extract<Act, { readonly act: 'move_clock' }>['to'];

/** Less than this is the time that a message takes. */
const noticeable = 60_000;

/** What time it is for the bot, and how to move it on. */
export function createClock(tools: Tools): Section & { tick(): void } {
  const { words, formats, options, notice } = tools;
  let clock: ClockData | null = null;
  let takenAt = 0;
  let channel = '';
  const time = el('span', { class: 'desk-time' });
  const day = el('span', { class: 'desk-day' });
  const now = el('time', { class: 'desk-now' }, time, day);
  const zone = el('p', { class: 'desk-note' });
  const ahead = el('p', { class: 'desk-ahead' });
  const problem = createProblem();
  const move = async (to: Jump): Promise<ActAnswer> => {
    const answer = await options.act({ act: 'move_clock', to });
    // The digest comes by itself, after the base was read: seconds, or half a minute after a move of days.
    const said = to === 'digest' ? words.try.digestUnderWay(`#${channel}`) : words.clock.moved;
    if (answer.problem === undefined) notice.say(said);
    return answer;
  };
  const jump = (label: string, to: Jump, kind: string) => {
    const button = el('button', { type: 'button', class: `desk-button ${kind}` }, label);
    button.addEventListener('click', () => void attemptBy(button, problem, words, () => move(to)));
    return button;
  };
  const digest = jump('', 'digest', 'is-main is-wide');
  const noDigest = el('p', { class: 'desk-note' }, words.clock.noDigest);
  const tick = () => {
    if (!clock) return;
    const at = clock.now + (Date.now() - takenAt);
    const shown = [formats.time(at, clock.zone), formats.day(at, clock.zone)] as const;
    if (time.textContent === shown[0] && day.textContent === shown[1]) return;
    [time.textContent, day.textContent] = shown;
    now.dateTime = new Date(at).toISOString();
  };
  return {
    tick,
    element: el(
      'div',
      {},
      el('h3', {}, words.clock.title),
      now,
      zone,
      ahead,
      el(
        'section',
        { class: 'desk-part' },
        el('h3', {}, words.clock.move),
        digest,
        noDigest,
        el(
          'div',
          { class: 'desk-buttons' },
          jump(words.clock.hour, 'hour', ''),
          jump(words.clock.day, 'day', ''),
        ),
        problem,
        el('p', { class: 'desk-note' }, words.clock.forwardOnly),
      ),
      createStartOver(tools),
    ),
    update(state) {
      const { clock: told } = state;
      channel = digestPlace(state)?.name ?? '';
      // Other news bring the same clock again: its time is that of when it first came.
      if (told.now !== clock?.now || told.ahead !== clock.ahead) takenAt = Date.now();
      clock = told;
      zone.textContent = words.clock.zone(told.zone);
      ahead.textContent =
        told.ahead < noticeable ? words.clock.same : words.clock.ahead(formats.span(told.ahead));
      const due = told.nextDigest;
      digest.hidden = due === null;
      noDigest.hidden = due !== null;
      if (due !== null) digest.textContent = words.clock.toDigest(formats.moment(due, told.zone));
      tick();
    },
  };
}
