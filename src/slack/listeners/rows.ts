import type { App } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import type { FindRows } from '../find-rows.ts';
import { actionPattern } from '../ids.ts';
import type { ProfileOf } from '../person-of.ts';
import { option } from '../views/options.ts';

export interface RowsListenerOptions {
  readonly findRows: FindRows;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly profileOf: ProfileOf;
}

/** The search in a menu of more rows than Slack shows at once. */
export function listenToRows(app: App, { findRows, localeOf, profileOf }: RowsListenerOptions): void {
  app.options<'block_suggestion'>(actionPattern('drill'), async ({ ack, options, body }) => {
    const user = body.user.id;
    const asker = { user, team: body.team?.id ?? '', locale: await localeOf(user), profileOf };
    // A request that Slack did not make may lack either.
    const rows = await findRows(options.block_id ?? '', options.value ?? '', { ...asker, audience: 'asker' });
    await ack({ options: rows.map((row) => option(row, row)) });
  });
}
