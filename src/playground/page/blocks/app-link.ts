/** A side of the app, as Slack's own links name it. */
export type AppTab = 'home' | 'messages';

/**
 * The side of the app that an address of Slack's opens, as in `slack://app?team=T1&id=A1&tab=messages`; null for every
 * other address. Whose app it is goes unasked: here there is one.
 */
export function appTabOf(address: string): AppTab | null {
  const url = URL.parse(address.trim());
  if (url?.protocol !== 'slack:' || url.hostname !== 'app') return null;
  const tab = url.searchParams.get('tab');
  return tab === 'home' || tab === 'messages' ? tab : null;
}
