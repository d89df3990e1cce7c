/** Text with its looks, as all three writings of Slack (mrkdwn, rich text, markdown) are read. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'code'; readonly children: readonly Inline[] }
  /** `url` is safe to follow */
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  /** `label`: what to show where the id is not known; may be empty */
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date';
      /** seconds since 1970 */
      readonly timestamp: number;
      /** with tokens such as `{date}` */
      readonly format: string;
      readonly url: string | null;
      readonly fallback: string;
    };

export interface ListItems {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** 0 is the outermost */
  readonly indent: number;
  /** number of the first item */
  readonly start: number;
  readonly items: readonly (readonly Inline[])[];
}

/** What stands below one another. */
export type Flow =
  | { readonly kind: 'lines' | 'heading' | 'pre'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Flow[] }
  | { readonly kind: 'rule' }
  | ListItems;

/** The words of it alone, on one line, for names and for sorting. Ids stand for mentions without a label. */
export function wordsOf(flows: readonly Flow[]): string {
  return flows
    .map((flow) => {
      if (flow.kind === 'rule') return '';
      if (flow.kind === 'quote') return wordsOf(flow.children);
      if (flow.kind === 'list') return flow.items.map(inlineWords).join(' ');
      return inlineWords(flow.children);
    })
    .join(' ')
    .trim();
}

function inlineWords(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'break') return ' ';
      if (inline.kind === 'broadcast') return `@${inline.range}`;
      if (inline.kind === 'date') return inline.fallback;
      if ('children' in inline) return inlineWords(inline.children);
      return inline.label || inline.id;
    })
    .join('');
}
