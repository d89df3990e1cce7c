import type { App } from '@slack/bolt';
import type { FindRows } from '../find-rows.ts';
import { actionPattern } from '../ids.ts';
import { option } from '../views/options.ts';

/** The search in a menu of more rows than Slack shows at once. */
export function listenToRows(app: App, findRows: FindRows): void {
  app.options<'block_suggestion'>(actionPattern('drill'), async ({ ack, options }) => {
    const rows = await findRows(options.block_id, options.value);
    await ack({ options: rows.map((row) => option(row, row)) });
  });
}
