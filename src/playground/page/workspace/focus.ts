/**
 * Draws a part anew; what had the focus in it, or what stands in its place now, has it again. Where nothing does, the
 * focus goes to what is around it.
 */
export function keepFocus(part: HTMLElement, draw: () => void, around?: HTMLElement): void {
  const before = document.activeElement;
  if (!(before instanceof HTMLElement) || before === part || !part.contains(before)) {
    draw();
    return;
  }
  const place = placeOf(part, before);
  const selection = isTextField(before) ? ([before.selectionStart, before.selectionEnd] as const) : null;
  draw();
  const element = find(part, place);
  (element ?? around)?.focus({ preventScroll: true });
  if (selection && isTextField(element)) element.setSelectionRange(...selection);
}

/** What a control is, what it is called, and which of its kind: an app gives its blocks new ids as it likes. */
interface Place {
  readonly kind: string;
  readonly name: string;
  readonly at: number;
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

function placeOf(part: HTMLElement, element: HTMLElement): Place {
  const kind = kindOf(element);
  return { kind, name: nameOf(element), at: ofKind(part, kind).indexOf(element) };
}

function find(part: HTMLElement, { kind, name, at }: Place): HTMLElement | undefined {
  const all = ofKind(part, kind);
  const named = all.filter((each) => nameOf(each) === name);
  return named.find((each) => all.indexOf(each) === at) ?? named[0];
}

function ofKind(part: HTMLElement, kind: string): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(focusable)].filter((each) => kindOf(each) === kind);
}

function kindOf(element: HTMLElement): string {
  return `${element.tagName} ${element.getAttribute('type') ?? ''} ${element.getAttribute('role') ?? ''}`;
}

function nameOf(element: HTMLElement): string {
  const labels = element instanceof HTMLInputElement && element.labels ? [...element.labels] : [];
  const label = labels.map(({ textContent }) => textContent).join(' ');
  return element.getAttribute('aria-label') ?? (label || (isTextField(element) ? '' : element.textContent));
}

function isTextField(element: Element | undefined): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && /^(text|search|url|tel|password)$/.test(element.type))
  );
}
