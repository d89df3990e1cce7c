import { createPlural } from '../workspace/plural.ts';
import { tryFrench } from './try-french.ts';
import type { DeskWords } from './words.ts';

const plural = createPlural('fr');

export const french: DeskWords = {
  title: 'Terrain d’essai',
  close: 'Fermer',
  dismiss: 'Masquer',
  unreachable: 'Le terrain d’essai ne répond pas. Est-il toujours en marche ?',
  tabs: { try: 'Essayer', base: 'Base', clock: 'Horloge', log: 'Journal' },
  broken: 'une panne est simulée',
  deals: (count) => `${plural(count, 'affaire', 'affaires')} dans la base`,
  soonRead: 'Le bot relit la base toutes les dix secondes : attendez un peu, puis reposez la question.',
  lines: { data: 'données', status: 'état' },

  try: tryFrench,

  deal: {
    open: 'Dernières affaires ouvertes',
    none: 'Aucune affaire n’est en cours.',
    amount: 'Montant',
    amountOf: (deal) => `Montant de l’affaire ${deal}`,
    win: 'Gagner',
    winDeal: (deal) => `Gagner l’affaire ${deal}`,
    lose: 'Perdre',
    loseDeal: (deal) => `Perdre l’affaire ${deal}`,
    won: (deal, amount) => `L’affaire ${deal} est gagnée : ${amount}.`,
    lost: (deal) => `L’affaire ${deal} est perdue.`,
    add: 'Ajouter une affaire',
    name: 'Nom',
    agent: 'Commercial',
    product: 'Produit',
    account: 'Client',
    stage: 'Étape',
    inProgress: 'En cours',
    wonToday: 'Gagnée aujourd’hui',
    doAdd: 'Ajouter',
    added: (deal) => `L’affaire ${deal} est dans la base.`,
    nameMissing: 'Donnez un nom à l’affaire.',
  },

  renaming: {
    title: 'Renommer un champ',
    note: (data, status) =>
      `Le bot le signale : dans ${status} s’il ne peut pas se passer du champ, sinon dans ${data}.`,
    field: 'Champ',
    newName: 'Nouveau nom',
    rename: 'Renommer',
    renamed: (from, to) =>
      `${from} s’appelle maintenant ${to}. Attendez dix secondes, puis demandez au bot comment il va.`,
    back: 'Rétablir l’ancien nom',
    nameMissing: 'Donnez un nouveau nom au champ.',
    sameName: 'C’est déjà son nom.',
  },

  faults: {
    title: 'Simuler une panne',
    base: 'Comment répond la base',
    moods: {
      well: { label: 'Normalement', done: 'La base répond de nouveau normalement.' },
      slow: {
        label: 'Lentement',
        hint: 'deux secondes avant chaque réponse',
        done: 'La base est lente. Vos réponses ne le sont pas : le bot ne l’attend jamais.',
      },
      down: {
        label: 'En panne',
        hint: '503 à toute demande',
        done: 'La base est en panne. Le bot continue de répondre avec ce qu’il a lu, et dit de quand cela date.',
      },
      locked: {
        label: 'Jeton refusé',
        hint: 'comme s’il avait été révoqué',
        done: 'La base refuse le jeton. Le bot continue de répondre avec ce qu’il a lu. La commande « état » dit ce qu’il faut réparer.',
      },
    },
    slack: {
      up: { label: 'Joignable', done: 'Slack est de nouveau joignable.' },
      down: {
        label: 'Hors ligne',
        done: 'Slack est hors ligne pour le bot : aucune réponse ne vous parvient, et le journal le dit. Un bilan prévu maintenant arrivera en retard, mais une seule fois.',
      },
    },
    quickchart: {
      up: { label: 'Joignable', done: 'QuickChart dessine de nouveau.' },
      down: {
        label: 'Hors ligne',
        done: 'QuickChart est hors ligne. Reposez une question : le graphique est fait autrement, et le journal dit pourquoi.',
      },
    },
  },

  clock: {
    title: 'L’heure qu’il est pour le bot',
    zone: (zone) => `Fuseau horaire : ${zone}`,
    same: 'La même heure que sur votre machine.',
    ahead: (span) => `${span} d’avance sur votre machine.`,
    move: 'L’avancer',
    hour: '+1 heure',
    day: '+1 jour',
    toDigest: (when) => `Jusqu’au prochain bilan : ${when}`,
    noDigest: 'Aucun bilan hebdomadaire n’est prévu.',
    moved: 'L’horloge a avancé.',
    forwardOnly: 'L’horloge ne fait qu’avancer. Tout recommencer la remet à l’heure.',
    startOver: 'Tout recommencer',
    startOverNote: 'La base, les messages et l’horloge comme au début.',
    sure: 'Tout recommence : vos messages et vos modifications de la base seront perdus.',
    doStartOver: 'Oui, tout recommencer',
    cancel: 'Annuler',
    startedOver: 'Tout est comme au début.',
  },

  log: {
    title: 'Ce que le bot a écrit dans son journal',
    onlyWarnings: (count) => `Avertissements et erreurs seulement (${count})`,
    levels: {
      debug: 'débogage',
      info: 'info',
      warn: 'avertissement',
      error: 'erreur',
      fatal: 'erreur fatale',
    },
    details: 'Détails',
    empty: 'Rien pour l’instant.',
    noWarnings: 'Ni avertissement ni erreur jusqu’ici.',
    cut: (limit) => `Seules les ${limit} dernières lignes sont ici.`,
  },

  payload: {
    title: 'Ce que l’application a envoyé',
    back: 'Retour',
    sentTo: (place, time) => `Dans ${place} à ${time}`,
    conversationWith: (name) => `la conversation avec ${name}`,
    onlyYou: 'visible par vous seulement',
    text: 'Son texte, pour les notifications et les lecteurs d’écran',
    none: 'Une personne a écrit ce message : aucune application n’a rien envoyé.',
    copy: 'Copier',
    copyBlocks: 'Copier les blocs pour Block Kit Builder',
    openBuilder: 'Ouvrir dans Block Kit Builder',
    newTab: 's’ouvre dans un nouvel onglet',
    tooLong: 'Trop long pour un lien : copiez les blocs, puis collez-les dans Block Kit Builder.',
    copied: 'Copié',
    copyByHand:
      'Le navigateur ne laisse pas cette page copier. Le texte est sélectionné : appuyez sur Ctrl+C ou ⌘C.',
  },
};
