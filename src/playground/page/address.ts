import type { Theme } from './words.ts';

/** Who one is and what is open, kept in the address; the person and the theme also for the next visit. */
export interface Address {
  readonly person: string | null;
  readonly place: string | null;
}

export function readAddress(): Address {
  const asked = new URLSearchParams(location.search);
  return { person: asked.get('as') ?? kept('person'), place: asked.get('in') };
}

export function writeAddress({ person, place }: { readonly person: string; readonly place: string }): void {
  const url = new URL(location.href);
  url.searchParams.set('as', person);
  url.searchParams.set('in', place);
  if (url.href !== location.href) history.replaceState(null, '', url);
  keep('person', person);
}

export function readTheme(): Theme {
  const theme = kept('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Shows the page in this theme from now on. */
export function setTheme(theme: Theme): void {
  keep('theme', theme);
  showTheme(theme);
}

export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

// A browser that keeps nothing throws: the page then does without.
function kept(name: string): string | null {
  try {
    return localStorage.getItem(`playground-${name}`);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`playground-${name}`, value);
  } catch {}
}
