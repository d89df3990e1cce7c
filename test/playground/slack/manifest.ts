/** A manifest of an app that subscribes to these events; whatever else it has does not matter here. */
export function buildManifest(options: {
  readonly events?: readonly string[];
  readonly scopes?: readonly string[];
  readonly home?: boolean;
  readonly messages?: boolean;
  readonly readOnly?: boolean;
}): string {
  const { events, scopes = [], home = true, messages = true, readOnly = false } = options;
  // JSON is YAML
  return JSON.stringify({
    features: {
      app_home: {
        home_tab_enabled: home,
        messages_tab_enabled: messages,
        messages_tab_read_only_enabled: readOnly,
      },
      slash_commands: [{ command: '/kpi', description: 'Sales KPIs', usage_hint: 'agents last month' }],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: events ? { event_subscriptions: { bot_events: events } } : {},
  });
}
