import { describe, expect, it } from 'vitest';
import { chooseWay, isReachable, nextWay, type WaySettings } from '../../src/chart/way.ts';

const hosted: WaySettings = {
  publicUrl: null,
  quickchartUrl: 'https://quickchart.io',
  links: true,
  charts: 'image',
};

describe('the way of a picture to people', () => {
  it.each<[string, Partial<WaySettings>, string, string, string]>([
    ['PUBLIC_URL set', { publicUrl: 'https://kpi.acme.com' }, 'file', 'public_url', 'public_url'],
    [
      'PUBLIC_URL set, embedded',
      { publicUrl: 'https://kpi.acme.com', quickchartUrl: 'embedded' },
      'file',
      'public_url',
      'public_url',
    ],
    ['hosted QuickChart', {}, 'file', 'quickchart_link', 'quickchart_link'],
    ['QuickChart without links', { links: false }, 'file', 'native', 'text'],
    ['embedded', { quickchartUrl: 'embedded', links: false }, 'file', 'native', 'text'],
    ['embedded, links said by mistake', { quickchartUrl: 'embedded' }, 'file', 'native', 'text'],
    [
      'own QuickChart in private, links said by mistake',
      { quickchartUrl: 'http://10.0.0.5:3400' },
      'file',
      'native',
      'text',
    ],
    ['loopback PUBLIC_URL', { publicUrl: 'http://localhost:3000', links: false }, 'file', 'native', 'text'],
    [
      'loopback PUBLIC_URL, hosted QuickChart',
      { publicUrl: 'http://127.0.0.1:3000' },
      'file',
      'quickchart_link',
      'quickchart_link',
    ],
    ['CHARTS=native', { charts: 'native', publicUrl: 'https://kpi.acme.com' }, 'native', 'native', 'text'],
    ['CHARTS=none', { charts: 'none', publicUrl: 'https://kpi.acme.com' }, 'text', 'text', 'text'],
  ])('%s', (_, settings, posted, ephemeral, home) => {
    const way = (surface: 'posted' | 'ephemeral' | 'home') => chooseWay(surface, { ...hosted, ...settings });
    expect([way('posted'), way('ephemeral'), way('home')]).toEqual([posted, ephemeral, home]);
  });

  it('goes on to the native chart, then to text, and on the Home to text at once', () => {
    expect(nextWay('file', 'posted')).toBe('native');
    expect(nextWay('public_url', 'ephemeral')).toBe('native');
    expect(nextWay('quickchart_link', 'home')).toBe('text');
    expect(nextWay('native', 'posted')).toBe('text');
    expect(nextWay('text', 'posted')).toBeNull();
  });
});

describe('an address that Slack can fetch from', () => {
  it.each([
    'https://kpi.acme.com',
    'http://8.8.8.8:3000',
    'https://172.32.0.1',
    'https://[2606:4700::1111]/x',
    'https://[::ffff:8.8.8.8]',
    'https://localhost.acme.com',
  ])('%s', (url) => {
    expect(isReachable(url)).toBe(true);
  });

  it.each([
    '',
    'kpi.acme.com',
    'http://',
    'ftp://kpi.acme.com',
    'http://localhost:3000',
    'http://LOCALHOST.',
    'http://app.localhost',
    'http://kpi',
    'http://printer.local',
    'http://kpi.internal',
    'http://127.0.0.1',
    'http://2130706433',
    'http://0.0.0.0',
    'http://10.1.2.3',
    'http://172.16.0.1',
    'http://172.31.255.255',
    'http://192.168.1.1',
    'http://169.254.169.254',
    'http://100.64.0.1',
    'http://[::1]:3000',
    'http://[::]',
    'http://[fe80::1]',
    'http://[fd00::1]',
    'http://[::ffff:192.168.0.1]',
  ])('not %s', (url) => {
    expect(isReachable(url)).toBe(false);
  });
});
