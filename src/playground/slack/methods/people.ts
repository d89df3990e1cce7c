import { type Json, text } from '../json.ts';
import type { Person } from '../model.ts';
import { fail, isTrue, type Method, type MethodContext, readPage } from './method.ts';

function renderPerson(context: MethodContext, person: Person, locale: boolean): Json {
  const email =
    person.email !== undefined && context.scopes.has('users:read.email') ? { email: person.email } : {};
  return {
    id: person.id,
    team_id: context.team.id,
    name: person.name,
    real_name: person.realName,
    deleted: person.deleted,
    is_bot: person.isBot,
    is_app_user: false,
    // Slack leaves these out for a deactivated account
    ...(person.deleted
      ? {}
      : {
          tz: person.tz,
          tz_offset: person.tzOffset,
          is_admin: person.isAdmin,
          is_restricted: person.isRestricted,
          is_ultra_restricted: false,
        }),
    ...(locale ? { locale: person.locale } : {}),
    profile: { real_name: person.realName, display_name: person.name, ...email },
  };
}

export const PEOPLE_METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (context) => ({
    ok: true,
    url: `https://${context.team.domain}.slack.com/`,
    team: context.team.name,
    team_id: context.team.id,
    user: context.store.people.get(context.store.botUserId)?.name,
    user_id: context.store.botUserId,
    bot_id: context.botId,
    is_enterprise_install: false,
  }),

  'users.info': (context, args) => {
    const person = context.store.people.get(text(args.user));
    if (!person) return fail('user_not_found');
    return { ok: true, user: renderPerson(context, person, isTrue(args.include_locale)) };
  },

  'users.list': (context, args) => {
    const { page, nextCursor } = readPage([...context.store.people.values()], args);
    return {
      ok: true,
      members: page.map((person) => renderPerson(context, person, isTrue(args.include_locale))),
      response_metadata: { next_cursor: nextCursor },
    };
  },

  'users.lookupByEmail': (context, args) => {
    const email = text(args.email).toLowerCase();
    const person = [...context.store.people.values()].find(
      (one) => !one.deleted && one.email?.toLowerCase() === email,
    );
    return person ? { ok: true, user: renderPerson(context, person, false) } : fail('users_not_found');
  },

  'users.getPresence': (context, args) => {
    const user = text(args.user) || context.store.botUserId;
    if (!context.store.people.has(user)) return fail('user_not_found');
    return { ok: true, presence: context.store.isActive(user) ? 'active' : 'away' };
  },
};
