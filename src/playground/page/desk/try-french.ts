import { de } from './elision.ts';
import type { TryWords } from './words.ts';

export const tryFrench: TryWords = {
  intro: 'Un clic envoie la ligne comme si vous l’aviez saisie.',
  groups: {
    ask: 'Demander',
    closer: 'Voir de plus près',
    asWritten: 'Écrire comme on veut',
    own: 'Vos propres chiffres',
    together: 'Ensemble',
    bot: 'Le bot lui-même',
    plain: 'En toutes lettres',
    more: 'Au-delà des commandes',
  },
  examples: {
    overview: {
      line: () => 'synthèse',
      shows: 'Les chiffres clés et l’évolution du chiffre d’affaires',
    },
    agents: { line: () => 'commerciaux mois dernier', shows: 'Le classement, et ce qui a changé' },
    course: { line: () => 'taux de réussite par mois cette année', shows: 'Un chiffre au fil du temps' },
    compared: {
      line: () => "chiffre d'affaires par produit vs l'an dernier",
      shows: 'Comparé aux mêmes jours de l’année précédente',
    },
    pipeline: { line: () => 'pipeline', shows: 'Les affaires ouvertes et leur valeur, étape par étape' },
    profile: {
      line: ({ agent }) => `commercial ${agent}`,
      shows: 'Un commercial : chiffres, rang, tendance',
    },
    filter: {
      line: ({ office }) => `commerciaux bureau:${office}`,
      shows: 'N’importe quelle réponse, pour un seul bureau',
    },
    filters: {
      line: ({ product, sector }) =>
        `les 3 premiers commerciaux produit:${product} secteur:${sector} cette année`,
      shows: 'Plusieurs filtres à la fois, dans n’importe quel ordre',
    },
    slip: {
      line: () => 'comerciaux',
      shows: 'Une faute de frappe : les mots les plus proches sont proposés en boutons',
    },
    otherLanguage: {
      line: () => 'revenue by sector this quarter',
      shows: 'Les deux langues sont comprises ; la réponse est dans la vôtre',
    },
    me: { line: () => 'moi', shows: 'Où vous en êtes, et quelles affaires relancer' },
    team: {
      line: () => 'équipe',
      shows: 'Chaque membre, qui monte et qui baisse, ce qui attend depuis le plus longtemps',
    },
    stranger: { line: () => 'moi', shows: 'Vous n’êtes pas dans la base : voyez ce que le bot en fait' },
    share: { line: () => 'commerciaux mois dernier partager', shows: 'Visible par tout le canal' },
    data: { line: () => 'données', shows: 'Ce que contient la base, et ce qui n’a pas pu être lu' },
    status: { line: () => 'état', shows: 'Où en est la lecture, et quand part le prochain bilan' },
    help: { line: () => 'aide', shows: 'Tout ce qui peut être demandé' },
  },
  mention: {
    line: (bot, office) => `${bot} comment s’en est sorti le bureau ${office} le trimestre dernier ?`,
    shows: 'Une mention dans un canal : la réponse arrive dans le fil, et tout le monde peut la lire',
  },
  direct: {
    title: 'Écrire directement au bot',
    line: "chiffre d'affaires par produit le mois dernier",
    shows: 'Dans vos messages directs, sans commande ni mention',
  },
  home: {
    title: 'Ouvrir votre onglet Accueil',
    shows: 'Les chiffres d’un coup d’œil, des questions toutes prêtes, vos réglages',
  },
  askInOther: 'Demander en anglais',
  beManager: 'Devenir manager',
  beAgent: 'Rejoindre l’équipe de vente',
  beShows: (name, line) => `Prenez la place ${de(name)}, puis demandez ${line}`,
  seeDigest: (weekday) => `Voir le bilan de ${weekday}`,
  seeDigestShows: (when, channel) => `L’horloge avance jusqu’au ${when}, et le bot écrit dans ${channel}`,
  digestUnderWay: (channel) => `L’horloge a avancé. Le bilan arrive dans ${channel}.`,
};
