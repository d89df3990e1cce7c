import type { App, BlockAction, StaticSelectAction } from '@slack/bolt';
import { parseDefaultPeriod } from '../../default-period.ts';
import type { PersonSettings } from '../../store/settings.ts';
import type { HomeOwner, HomeTab } from '../home-tab.ts';
import { actionPattern } from '../ids.ts';
import { localeFrom } from '../locale-of.ts';

/** The Home tab: shown when it is opened, and anew when something is chosen on it. */
export function listenToHome(app: App, home: HomeTab): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await home.open({ user: event.user, team: body.team_id, appId: body.api_app_id });
  });

  const listen = (kind: 'locale' | 'own_period', settingOf: (value: string) => Partial<PersonSettings>) =>
    app.action<BlockAction<StaticSelectAction>>(actionPattern(kind), async ({ ack, action, body }) => {
      await ack();
      await home.choose(ownerOf(body), settingOf(action.selected_option?.value ?? ''));
    });
  // What is none of the choices leaves the choice to the bot, as the first of them does.
  listen('locale', (value) => ({ locale: localeFrom(value) }));
  listen('own_period', (value) => ({ period: parseDefaultPeriod(value) === null ? null : value }));
}

export function ownerOf({ user, team, api_app_id: appId }: BlockAction): HomeOwner {
  return { user: user.id, team: team?.id ?? user.team_id ?? '', appId };
}
