import type { Locale } from '../protocol.ts';

/** The renderer's own words; everything else that is shown comes from the app. */
export interface BlockWords {
  /** for `Intl` */
  readonly tag: string;
  readonly cannotShow: (type: string) => string;
  readonly notHere: string;
  readonly enlarge: string;
  readonly close: string;
  readonly pictureMissing: string;
  readonly previous: string;
  readonly next: string;
  /** of a table's rows: `1–10 of 30` */
  readonly range: (first: number, last: number, total: number) => string;
  /** of the buttons that page through a table */
  readonly pages: (caption: string) => string;
  readonly optional: string;
  readonly choose: string;
  readonly moreActions: string;
  readonly searching: string;
  readonly noResults: string;
  readonly results: (count: number) => string;
  readonly typeMore: (characters: number) => string;
  readonly searchFailed: string;
  readonly remove: (name: string) => string;
  readonly yes: string;
  readonly cancel: string;
  readonly date: string;
  readonly time: string;
  readonly dateTime: string;
  readonly category: string;
  readonly value: string;
  readonly alert: Readonly<Record<'default' | 'info' | 'warning' | 'error' | 'success', string>>;
}

const english: BlockWords = {
  tag: 'en-GB',
  cannotShow: (type) => `This block cannot be shown here: ${type}`,
  notHere: 'Not available here',
  enlarge: 'Show the picture large',
  close: 'Close',
  pictureMissing: 'This picture could not be loaded.',
  previous: 'Previous',
  next: 'Next',
  range: (first, last, total) => `${first}–${last} of ${total}`,
  pages: (caption) => `Pages of ${caption}`,
  optional: '(optional)',
  choose: 'Choose an option',
  moreActions: 'More actions',
  searching: 'Searching…',
  noResults: 'No results',
  results: (count) => (count === 1 ? '1 result' : `${count} results`),
  typeMore: (characters) =>
    characters === 1 ? 'Type a character to search' : `Type ${characters} characters to search`,
  searchFailed: 'The search did not work.',
  remove: (name) => `Remove ${name}`,
  yes: 'Yes',
  cancel: 'Cancel',
  date: 'Date',
  time: 'Time',
  dateTime: 'Date and time',
  category: 'Category',
  value: 'Value',
  alert: { default: 'Note', info: 'Information', warning: 'Warning', error: 'Error', success: 'Success' },
};

const french: BlockWords = {
  tag: 'fr-FR',
  cannotShow: (type) => `Ce bloc ne peut pas être affiché ici\u00a0: ${type}`,
  notHere: 'Indisponible ici',
  enlarge: 'Afficher l’image en grand',
  close: 'Fermer',
  pictureMissing: 'Cette image n’a pas pu être chargée.',
  previous: 'Précédent',
  next: 'Suivant',
  range: (first, last, total) => `${first}–${last} sur ${total}`,
  pages: (caption) => `Pages de «\u00a0${caption}\u00a0»`,
  optional: '(facultatif)',
  choose: 'Choisissez une option',
  moreActions: 'Autres actions',
  searching: 'Recherche en cours…',
  noResults: 'Aucun résultat',
  results: (count) => (count === 1 ? '1 résultat' : `${count} résultats`),
  typeMore: (characters) =>
    characters === 1
      ? 'Saisissez un caractère pour lancer la recherche'
      : `Saisissez ${characters} caractères pour lancer la recherche`,
  searchFailed: 'La recherche n’a pas abouti.',
  remove: (name) => `Retirer ${name}`,
  yes: 'Oui',
  cancel: 'Annuler',
  date: 'Date',
  time: 'Heure',
  dateTime: 'Date et heure',
  category: 'Catégorie',
  value: 'Valeur',
  alert: { default: 'Note', info: 'Information', warning: 'Attention', error: 'Erreur', success: 'Succès' },
};

export const blockWords: Readonly<Record<Locale, BlockWords>> = { en: english, fr: french };
