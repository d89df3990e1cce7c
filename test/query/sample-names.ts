import type { Dimension } from '../../src/deals/deal.ts';
import type { Names } from '../../src/query/names.ts';

const labels: Readonly<Record<Dimension, readonly string[]>> = {
  agent: [
    'Darcel Schlecht',
    'Moses Frase',
    'Mei-Mei Johns',
    'Anna Snelling',
    'Zane Levy',
    'Carl Lin',
    'Carol Thompson',
    'April Stone',
  ],
  manager: ['Melvin Marxen', 'Dustin Brinkmann', 'Cara Losch'],
  office: ['Central', 'East', 'West'],
  product: ['GTX Basic', 'GTX Pro', 'GTX Plus Pro', 'MG Special', 'GTK 500'],
  sector: ['retail', 'finance', 'software', 'technolgy', 'medical', 'real estate'],
  account: ['Acme Corporation', 'Gekko & Co', 'Green-Plus', 'The New York Inquirer', 'Yearin', 'Zotware'],
  location: ['United States', 'France', 'Korea'],
};

/** Names as a dataset has them, most of them those of a real base; `more` is added to its dimensions. */
export function sampleNames(more: { readonly [D in Dimension]?: readonly string[] } = {}): Names {
  const members = (dimension: Dimension) =>
    [...labels[dimension], ...(more[dimension] ?? [])].map((label) => ({ label, name: label }));
  return {
    agent: members('agent'),
    manager: members('manager'),
    office: members('office'),
    product: members('product'),
    sector: members('sector'),
    account: members('account'),
    location: members('location'),
  };
}
