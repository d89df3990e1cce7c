// A seller of computer hardware that does not exist, with people and customers who do not either.

/** Name, series and list price; the weight is its share of the deals. */
export const products = [
  { name: 'Aster 14', series: 'Aster', price: 980, weight: 20 },
  { name: 'Aster 16 Pro', series: 'Aster', price: 3450, weight: 18 },
  { name: 'Aster 16 Studio', series: 'Aster', price: 4890, weight: 10 },
  { name: 'Boréal Mini', series: 'Boréal', price: 420, weight: 21 },
  { name: 'Boréal Tower', series: 'Boréal', price: 2240, weight: 16 },
  { name: 'Cobalt Dock', series: 'Cobalt', price: 85, weight: 14 },
  { name: 'Cobalt Rack 42', series: 'Cobalt', price: 24_900, weight: 1 },
] as const;

export const managers = [
  { name: 'Élodie Marchand', office: 'Paris' },
  { name: 'Grégoire Vasseur', office: 'Paris' },
  { name: 'Harriet Colby', office: 'Manchester' },
  { name: 'Desmond Okafor', office: 'Manchester' },
  { name: 'Maëlle Quéré', office: 'Lyon' },
  { name: 'Rupert Ashdown', office: 'Lyon' },
] as const;

export const agents = [
  'Agathe Lemoine',
  'Alastair Finch',
  'Anaïs Delcourt',
  'Barnaby Thorpe',
  'Béatrice Nivelle',
  'Callum Whitby',
  'Célestin Arnoux',
  'Chloé Besson',
  'Daphne Merrick',
  'Édouard Castel',
  'Eleanor Pryce',
  'Fabien Rousselot',
  'Florence Dautry',
  'Gareth Lowell',
  'Hélène Garnier',
  'Imogen Hartley',
  'Joël Perrin',
  'Jonathan Stride',
  'Léa Fontanel',
  'Malcolm Reeve',
  'Maud Chevreau',
  'Nadia Benhaddou',
  'Noël Tessier',
  "Orla O'Keefe",
  'Philippa Dunmore',
  'Raphaël Sorbier',
  'Sian Bevan',
  'Théo Lacombe',
  'Winifred Ames',
  'Zoé Marquet',
] as const;

export const sectors = [
  'education',
  'energy',
  'finance',
  'food',
  'health',
  'hospitality',
  'logistics',
  'media',
  'retail',
  'telecom',
] as const;

export const countries = [
  'France',
  'France',
  'France',
  'France',
  'United Kingdom',
  'United Kingdom',
  'United Kingdom',
  'Belgium',
  'Germany',
  'Ireland',
  'Netherlands',
  'Spain',
  'Switzerland',
  'Côte d’Ivoire',
] as const;

const places = [
  'Ardenne',
  'Beaumont',
  'Clairval',
  'Dunmore',
  'Estuaire',
  'Fairwater',
  'Garrigue',
  'Highmoor',
  'Lanvaux',
  'Montclar',
  'Northgate',
  'Orée',
  'Pennine',
  'Rivermead',
  'Saint-Éloi',
  'Tamar',
  'Valmy',
] as const;
const trades = ['Foods', 'Logistique', 'Médias', 'Partners', 'Santé'] as const;

/** 85 customers: every place with every trade, mixed. */
export const accounts: readonly string[] = Array.from(
  { length: places.length * trades.length },
  (_, i) => `${places[(i * 7) % places.length]} ${trades[i % trades.length]}`,
);
