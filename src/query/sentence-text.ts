import { unescapeSlack } from './slack-text.ts';

/** A message of a person, as the sentence in it is read. */
export interface SentenceText {
  readonly text: string;
  /** a stretch of it as Slack wrote it: mentions and links are one sign each in `text` */
  readonly asWritten: (stretch: string) => string;
}

/** Signs of the private use area stand for what Slack puts between `<` and `>`; a text too long to read has more. */
const firstSign = 0xe000;
const lastSign = 0xf8ff;

// Slack sends an emoji as its name between colons. Those that say something (a flag, a ban, a chart) are not here.
const names =
  'pray|wave|slightly_smiling_face|smile|smiley|grinning|grin|blush|wink|joy|sweat_smile|sunglasses|thinking_face|' +
  'hugging_face|hugs|innocent|relaxed|upside_down_face|nerd_face|eyes|raised_hands|clap|muscle|\\+1|thumbsup|' +
  'ok_hand|point_up|handshake|heart|sparkles|tada|fire|rocket|100|coffee|robot_face|bow|raising_hand|bar_chart|star';
const emoji = new RegExp(
  String.raw`(?<=^|[\s:.,!?])(?::(?:${names}):(?::skin-tone-\d:)?)+(?=$|[\s:.,!?])`,
  'g',
);

/** Marks and emoji that change nothing. Others do (`>`, `%`, a flag), and so are not understood. */
export const plainMarks =
  /^(?:[.,;:!?…'’‘`´"()[\]\-‐‑–—_*/&^•\u{1f600}-\u{1f644}\u{1f64b}-\u{1f64f}\u{1f910}-\u{1f92f}\u{1f970}-\u{1f97a}👋👀👍👌👏💪🤝❤✨🎉🔥🚀🤖📊💯⭐☕☺🤞]|[\u{1f3fb}-\u{1f3ff}\u{fe0f}\u{200d}])+$/u;

/**
 * Without the bot's own mention, Slack's escapes and the emoji that only show a mood. Another's mention, a channel's
 * and a link stay, as one sign that nothing is known by.
 */
export function readSentenceText(typed: string, bot: string | undefined): SentenceText {
  const written: string[] = [];
  const text = typed
    .replace(/<([@#!][^<>\n]*|(?:https?|mailto|tel|slack):[^<>\n]*)>/g, (whole, inner: string) => {
      const isBot = bot !== undefined && inner.split('|')[0] === `@${bot}`;
      if (isBot) return ' ';
      written.push(whole);
      return ` ${String.fromCharCode(Math.min(lastSign, firstSign + written.length - 1))} `;
    })
    .replace(/^\s*[@/]kpi\b/i, ' ')
    .replace(emoji, ' ');
  return {
    text: unescapeSlack(text),
    asWritten: (stretch) =>
      stretch.replace(/[\ue000-\uf8ff]/g, (sign) => written[sign.charCodeAt(0) - firstSign] ?? sign),
  };
}
