import type { DigestMessages } from './digest-messages.ts';

export const digestFr: DigestMessages = {
  title: (week) => `Ventes, ${week}`,
  behind: (age, instant, reason) =>
    `Ces chiffres reposent sur des données lues ${age}, le ${instant}. ${reason}`,
  late: (due) => `Envoi en retard : il était prévu le ${due}.`,
  test: 'Ceci est un essai : vous êtes la seule personne à le recevoir.',
  won: (deals, plural, revenue) =>
    `${deals} ${plural ? 'affaires gagnées' : 'affaire gagnée'} pour ${revenue}`,
  changed: (change) => `, soit ${change} par rapport à la semaine précédente.`,
  unchanged: ', autant que la semaine précédente.',
  afterNothing: ', après une semaine sans affaire gagnée.',
  sellers: (won, of, plural) =>
    plural.won
      ? `${won} commerciaux sur ${of} en ont gagné au moins une.`
      : `${won} commercial sur ${of} en a gagné au moins une.`,
  nothingWon: (week) => `Aucune affaire n’a été gagnée la ${week}.`,
  lastWin: (day, deal) => `La dernière l’a été le ${day} : ${deal}.`,
  nothingEver: 'Cette base ne compte encore aucune affaire gagnée.',
  wins: 'Les plus belles affaires gagnées',
  waiting: 'Les plus anciennes affaires en cours, en jours depuis l’engagement',
  attention: 'À vérifier dans la base',
  noValue: 'sans montant',
  noPotential: 'sans prix catalogue',
  finding: (count, text) => `${count} × ${text}`,
  allFindings: (kinds, plural, command) =>
    plural
      ? `et ${kinds} autres types de constat : ${command} en donne la liste`
      : `et 1 autre type de constat : ${command} en donne la liste`,
  period: (days) => `Période : ${days}`,
  rest: (command, example) => `Pour tout le reste, demandez à ${command}, par exemple ${example}`,
  example: 'commerciaux semaine dernière',
  owner: (who) => `Envoi mis en place par ${who}`,
  admins: 'les administrateurs du bot',
};
