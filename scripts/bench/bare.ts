import bolt from '@slack/bolt';

/** A bare Bolt handler, to print beside ours: acknowledges, and responds with one word. Run as a process of its own. */
const [port = '0', signingSecret = '', token = '', slackApiUrl = ''] = process.argv.slice(2);
const app = new bolt.App({
  signingSecret,
  token,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl },
});
app.command('/kpi', async ({ ack, respond }) => {
  await ack();
  await respond('ok');
});
await app.start(Number(port));
process.send?.('ready');
