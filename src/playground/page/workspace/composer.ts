import { el } from '../dom.ts';
import type { ActAnswer } from '../protocol.ts';
import { buildOffer, commandInUse } from './completion.ts';
import { icon } from './icons.ts';
import { createProblem } from './problem.ts';
import type { Room } from './room.ts';
import type { SentLines } from './sent-lines.ts';
import { createSuggestions } from './suggestions.ts';

export interface ComposerOptions {
  /** of the box in the page */
  readonly id: string;
  readonly placeholder: string;
  /** what was typed here before and not sent */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly sentLines: SentLines;
  readonly send: (line: string) => Promise<ActAnswer>;
}

export interface Composer {
  readonly element: HTMLElement;
  readonly focus: () => void;
  /** puts a line into the box, to be sent or changed */
  readonly put: (line: string) => void;
  readonly report: (problem: string) => void;
}

/** The box in which one writes: Enter sends, Shift and Enter begin a new line. */
export function createComposer(room: Room, options: ComposerOptions): Composer {
  const { words } = room;
  const { id, placeholder, sentLines } = options;
  const commands = () => room.state().app.commands;
  const box = el('textarea', {
    id,
    rows: 1,
    placeholder,
    'aria-label': placeholder,
    enterkeyhint: 'send',
    maxlength: 4000,
  });
  const button = el('button', { type: 'submit', class: 'send', 'aria-label': words.send }, icon('send'));
  const problem = createProblem();
  const hint = el('p', { class: 'usage-hint', hidden: true });
  const suggestions = createSuggestions(box, `${id}-suggestions`, ({ text, caret }) => put(text, caret));

  const refresh = () => {
    const text = box.value;
    const used = commandInUse(text, commands());
    hint.textContent = used ? `${used.command} ${used.usageHint}` : '';
    hint.hidden = used === undefined;
    button.disabled = text.trim() === '';
    fitHeight(box);
    options.onDraft(text);
  };
  const put = (text: string, caret = text.length) => {
    box.value = text;
    box.setSelectionRange(caret, caret);
    refresh();
  };
  const send = async () => {
    const text = box.value.trim();
    if (text === '') return;
    problem.clear();
    suggestions.close();
    sentLines.add(text);
    put('');
    const answer = await options.send(text);
    if (answer.problem === undefined) return;
    problem.show(answer.problem);
    if (box.value === '') put(text);
  };
  const recall = (key: string): boolean => {
    if (box.value !== '' && !sentLines.isBack(box.value)) return false;
    if (box.value === '') sentLines.restart();
    const line = key === 'ArrowUp' ? sentLines.back() : box.value === '' ? null : sentLines.forth();
    if (line === null) return false;
    put(line);
    return true;
  };
  /** whether the key did something here */
  const press = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (suggestions.isOpen()) {
      if (key === 'ArrowDown' || key === 'ArrowUp') suggestions.move(key === 'ArrowDown' ? 1 : -1);
      else if ((key === 'Enter' || key === 'Tab') && !shiftKey) suggestions.choose();
      else if (key === 'Escape') suggestions.close();
      else {
        // The list is about the word that the caret leaves.
        if (leavesWord.has(key)) suggestions.close();
        return false;
      }
      return true;
    }
    if (key === 'Enter' && !shiftKey) {
      void send();
      return true;
    }
    return (key === 'ArrowUp' || key === 'ArrowDown') && !shiftKey && recall(key);
  };

  box.addEventListener('keydown', (event) => {
    // Enter also ends a word that is being composed, as in Japanese.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    problem.clear();
    if (press(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  box.addEventListener('input', () => {
    suggestions.show(buildOffer(box.value, box.selectionStart, room.state(), words));
    refresh();
  });
  box.addEventListener('blur', suggestions.close);
  const submit = (event: Event) => {
    event.preventDefault();
    void send();
    box.focus();
  };
  box.value = options.draft;
  refresh();
  return {
    element: el(
      'form',
      { class: 'composer', on: { submit } },
      problem.element,
      hint,
      suggestions.element,
      el('div', { class: 'composer-box' }, box, button),
    ),
    focus: () => box.focus(),
    put: (line) => {
      put(line);
      box.focus();
    },
    report: problem.show,
  };
}

const leavesWord = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);
const sizesItself = CSS.supports('field-sizing', 'content');

function fitHeight(box: HTMLTextAreaElement): void {
  if (sizesItself) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
