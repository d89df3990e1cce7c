const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Text as a person typed it: Slack escapes three characters (`&amp;`, `&lt;`, `&gt;`), and writes a mention
 * as `<@U123|name>` or `<#C123|name>`; a mention becomes the name it carries.
 * Source: docs.slack.dev, "Formatting message text" and "Slash commands: escaping".
 */
export function unescapeSlack(text: string): string {
  return text
    .replace(/<[@#][A-Z0-9]+\|([^<>|]*)>/g, '$1')
    .replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}

/** The inverse, needed only where a text would otherwise be taken for an escaped one. */
export function escapeSlack(text: string): string {
  if (unescapeSlack(text) === text) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
