const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text of ours for a `mrkdwn` object: only the three characters that Slack reads as its own are escaped
 * (docs.slack.dev/messaging/formatting-message-text). `plain_text` and table cells need none of this.
 */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

// A zero-width space after each keeps the sign as it is and breaks what it would have begun or ended.
const formatting = /[*_~`]/g;

/**
 * Text from the base (a name, a title) for a `mrkdwn` object or for a message's `text`: shown as it is. Nothing in
 * it can ping anyone, link anywhere, or change the look of what stands around it.
 */
export function escapeName(name: string): string {
  return escapeText(name.replace(/\s+/g, ' ').trim())
    .replace(formatting, '$&\u200b')
    .replace(/^(&gt;|[•-]|\d+\.)/, '\u200b$1')
    .replace(/:(?=[\w+'-]+:)/g, ':\u200b')
    .replace(/([@#])(?=\S)/g, '$1\u200b')
    .replace(/(https?:)(?=\/\/)/gi, '$1\u200b');
}
