import { validateView } from '../block-kit/validate.ts';
import { isJson, type Json, objects, text } from '../json.ts';
import type { StoredView } from '../model.ts';
import { fail, failProblems, jsonArgument, type Method, type MethodContext } from './method.ts';

// views.publish: 250 KB of JSON
const VIEW_BYTES = 250_000;

function readView(
  context: MethodContext,
  args: Json,
  type: 'home' | 'modal',
): { view: Json } | { refused: Json } {
  const view = jsonArgument(args.view);
  if (!isJson(view) || view.type !== type) return { refused: fail('invalid_arguments') };
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) return { refused: fail('view_too_large') };
  const problems = validateView(view, {
    file: (reference) => context.store.fileState(reference, true),
    reachable: context.store.reachable,
  });
  if (problems.length > 0) return { refused: failProblems('invalid_arguments', problems) };
  return { view };
}

function storeView(context: MethodContext, user: string, view: Json): StoredView {
  const blocks = context.store.nameBlocks(objects(view.blocks));
  return { id: context.store.nextId('V'), user, hash: context.store.nextTs(), view: { ...view, blocks } };
}

function renderView(context: MethodContext, { id, hash, view }: StoredView): Json {
  return {
    ...view,
    id,
    hash,
    team_id: context.team.id,
    app_id: context.appId,
    bot_id: context.botId,
    root_view_id: id,
    private_metadata: text(view.private_metadata),
    callback_id: text(view.callback_id),
    state: { values: {} },
  };
}

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': (context, args) => {
    const read = readView(context, args, 'modal');
    if ('refused' in read) return read.refused;
    const [error, user] = context.useTrigger(text(args.trigger_id));
    if (error !== undefined) return fail(error);
    const stored = storeView(context, user, read.view);
    context.store.dialogs.push(stored);
    return { ok: true, view: renderView(context, stored) };
  },

  'views.publish': (context, args) => {
    if (!context.homeEnabled) return fail('not_enabled');
    const user = text(args.user_id);
    if (!context.store.people.has(user)) return fail('user_not_found');
    const current = context.store.homes.get(user);
    if (args.hash !== undefined && current && current.hash !== args.hash) return fail('hash_conflict');
    const read = readView(context, args, 'home');
    if ('refused' in read) return read.refused;
    const stored = storeView(context, user, read.view);
    context.store.homes.set(user, stored);
    return { ok: true, view: renderView(context, stored) };
  },
};
