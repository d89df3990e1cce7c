interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * What somebody typed as Slack hands it on: three characters escaped, mentions of people and channels with their ids.
 */
export function writeAsSlack(typed: string, people: readonly Named[], channels: readonly Named[]): string {
  return typed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(^|[\s(])@([\w.-]*\w)/g, (all, before: string, name: string) => {
      const person = people.find((each) => each.name === name.toLowerCase());
      return person ? `${before}<@${person.id}|${person.name}>` : all;
    })
    .replace(/(^|[\s(])#([\w-]+)/g, (all, before: string, name: string) => {
      const channel = channels.find((each) => each.name === name.toLowerCase());
      return channel ? `${before}<#${channel.id}|${channel.name}>` : all;
    });
}
