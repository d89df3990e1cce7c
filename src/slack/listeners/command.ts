import type { App } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { sentences } from '../../i18n/sentences.ts';
import { type Answering, say } from '../answering.ts';
import { escapeName } from '../escape.ts';
import type { Post } from '../post.ts';
import type { Work } from '../work.ts';

/** `/kpi`: acknowledged at once, without a body, then answered. */
export function listenToKpi(app: App, answering: Answering): void {
  app.command('/kpi', async ({ ack, command }) => {
    await ack();
    await answering({
      line: command.text ?? '',
      user: command.user_id,
      team: command.team_id,
      to: { url: command.response_url, replace: false },
      audience: 'asker',
      channel: command.channel_id,
    });
  });
}

export interface UnknownCommandOptions {
  readonly post: Post;
  readonly work: Work;
  readonly localeOf: (user: string) => Promise<Locale>;
}

/** Any other command that the app's settings send here: says so. */
export function listenToUnknownCommands(app: App, { post, work, localeOf }: UnknownCommandOptions): void {
  app.command(/^(?!\/kpi$)/, async ({ ack, command }) => {
    await ack();
    const tell = async () => {
      const { text } = say(
        sentences[await localeOf(command.user_id)].unknownCommand(escapeName(command.command)),
      );
      await post(command.response_url, { response_type: 'ephemeral', text });
    };
    await work.run('unknown command', tell, async () => {});
  });
}
