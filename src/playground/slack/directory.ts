import type { Channel, Person } from './model.ts';
import type { Store } from './store.ts';

/** Finds people and channels by id or name; the first when none is named. Throws when there is none such. */
export interface Directory {
  readonly person: (idOrName?: string) => Person;
  readonly channel: (idOrName?: string) => Channel;
}

export function createDirectory(store: Store): Directory {
  return {
    person: (idOrName) => {
      const people = [...store.people.values()];
      const found =
        idOrName === undefined
          ? people[0]
          : (store.people.get(idOrName) ?? people.find((person) => person.name === idOrName));
      if (!found) throw new Error(`Nobody here is called ${idOrName}`);
      return found;
    },
    channel: (idOrName) => {
      const channels = [...store.channels.values()];
      const name = idOrName?.replace(/^#/, '');
      const found =
        idOrName === undefined
          ? channels[0]
          : (store.channels.get(idOrName) ?? channels.find((channel) => channel.name === name));
      if (!found) throw new Error(`There is no channel ${idOrName}`);
      return found;
    },
  };
}
