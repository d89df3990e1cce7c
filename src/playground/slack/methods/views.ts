import { validateView } from '../block-kit/validate.ts';
import { isJson, type Json, objects, text } from '../json.ts';
import type { StoredView } from '../model.ts';
import { currentState } from '../state.ts';
import { fail, failProblems, jsonArgument, type Method, type MethodContext } from './method.ts';

// views.publish: 250 KB of JSON
const VIEW_BYTES = 250_000;

type Shown = { readonly shown: StoredView } | { readonly refused: Json };

/** The view of a call, checked; or the answer that refuses it. `instead` is the one that it takes the place of. */
function readView(
  context: MethodContext,
  sent: unknown,
  type: unknown,
  instead?: StoredView,
): { view: Json } | { refused: Json } {
  const view = jsonArgument(sent);
  if (!isJson(view) || view.type !== type) return { refused: fail('invalid_arguments') };
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) return { refused: fail('view_too_large') };
  const { store } = context;
  const problems = validateView(view, {
    file: (reference) => store.fileState(reference, true),
    reachable: store.reachable,
  });
  if (problems.length > 0) return { refused: failProblems('invalid_arguments', problems) };
  const external = text(view.external_id);
  const taken =
    external !== '' && store.views.find((other) => other !== instead && other.view.external_id === external);
  return taken ? { refused: fail('duplicate_external_id') } : { view };
}

/** A view as the Web API and payloads show it. */
export function renderView(context: MethodContext, stored: StoredView): Json {
  const { view } = stored;
  return {
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    external_id: '',
    ...view,
    id: stored.id,
    hash: stored.hash,
    team_id: context.team.id,
    app_id: context.appId,
    app_installed_team_id: context.team.id,
    bot_id: context.botId,
    root_view_id: stored.root,
    previous_view_id: stored.previous,
    private_metadata: text(view.private_metadata),
    callback_id: text(view.callback_id),
    state: { values: currentState(objects(view.blocks), stored.state) },
  };
}

/** Changes a view to what the app sent, or says why Slack would not. */
export function updateView(context: MethodContext, view: StoredView, sent: unknown): Shown {
  const read = readView(context, sent, view.view.type, view);
  if ('refused' in read) return read;
  context.store.views.update(view, read.view);
  return { shown: view };
}

/** Puts what the app sent on top of a modal, or says why Slack would not. */
export function pushView(context: MethodContext, below: StoredView, sent: unknown): Shown {
  const read = readView(context, sent, 'modal');
  if ('refused' in read) return read;
  const shown = context.store.views.push(below, read.view);
  return shown ? { shown } : { refused: fail('push_limit_reached') };
}

function answer(context: MethodContext, outcome: Shown): Json {
  return 'refused' in outcome ? outcome.refused : { ok: true, view: renderView(context, outcome.shown) };
}

/** The view that a call names by one of its two ids. */
function namedView(context: MethodContext, args: Json): StoredView | undefined {
  const [id, external] = [text(args.view_id), text(args.external_id)];
  return context.store.views.find((stored) =>
    id === '' ? external !== '' && stored.view.external_id === external : stored.id === id,
  );
}

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': (context, args) => {
    const read = readView(context, args.view, 'modal');
    if ('refused' in read) return read.refused;
    const [error, user] = context.useTrigger(text(args.trigger_id));
    if (error !== undefined) return fail(error);
    return answer(context, { shown: context.store.views.open(user, read.view) });
  },

  'views.push': (context, args) => {
    const [error, user] = context.useTrigger(text(args.trigger_id));
    if (error !== undefined) return fail(error);
    const top = context.store.views.modals(user).at(-1);
    return top ? answer(context, pushView(context, top, args.view)) : fail('not_found');
  },

  'views.update': (context, args) => {
    const view = namedView(context, args);
    if (!view) return fail('not_found');
    if (args.hash !== undefined && args.hash !== view.hash) return fail('hash_conflict');
    return answer(context, updateView(context, view, args.view));
  },

  'views.publish': (context, args) => {
    if (!context.homeEnabled) return fail('not_enabled');
    const user = text(args.user_id);
    if (!context.store.people.has(user)) return fail('user_not_found');
    const current = context.store.views.homes.get(user);
    if (args.hash !== undefined && current && current.hash !== args.hash) return fail('hash_conflict');
    const read = readView(context, args.view, 'home', current);
    if ('refused' in read) return read.refused;
    return answer(context, { shown: context.store.views.publish(user, read.view) });
  },
};
