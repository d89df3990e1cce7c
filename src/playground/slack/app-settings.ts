import { parse } from 'yaml';
import { z } from 'zod';
import { parseScopes } from '../../manifest.ts';

/** What a manifest says of the app, as far as people meet it. */
export interface AppSettings {
  /** what the bot is granted, without the optional scopes */
  readonly scopes: readonly string[];
  readonly commands: readonly {
    /** with its slash */
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly homeEnabled: boolean;
  /** whether people may write to the bot directly: it has a Messages tab, and not for reading only */
  readonly messagesEnabled: boolean;
  /** the events that it subscribes to, such as `app_mention` and `message.im` */
  readonly events: ReadonlySet<string>;
}

const Manifest = z.object({
  features: z.object({
    app_home: z
      .object({
        home_tab_enabled: z.boolean().default(false),
        messages_tab_enabled: z.boolean().default(true),
        messages_tab_read_only_enabled: z.boolean().default(false),
      })
      .prefault({}),
    slash_commands: z
      .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }))
      .default([]),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
  }),
});

/** Reads a manifest in YAML. Throws when it is none. */
export function parseAppSettings(yaml: string): AppSettings {
  const { features, settings } = Manifest.parse(parse(yaml));
  const { app_home: home, slash_commands: commands } = features;
  return {
    scopes: parseScopes(yaml).bot,
    commands: commands.map(({ usage_hint: usageHint, ...command }) => ({ ...command, usageHint })),
    homeEnabled: home.home_tab_enabled,
    messagesEnabled: home.messages_tab_enabled && !home.messages_tab_read_only_enabled,
    events: new Set(settings.event_subscriptions.bot_events),
  };
}
