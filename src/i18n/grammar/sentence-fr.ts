import type { SentenceWords } from '../../query/sentence-words.ts';
import { phrases, rankings } from '../../query/sentence-words.ts';

const imperatives = ['montre', 'donne', 'dis', 'affiche', 'envoie', 'sors', 'ressors', 'trouve', 'calcule'];
const infinitives = ['montrer', 'donner', 'dire', 'afficher', 'sortir', 'rappeler', 'indiquer', 'calculer'];

const members = {
  quel: ['commercial', 'vendeur', 'responsable', 'manager', 'bureau', 'produit', 'secteur', 'client', 'pays'],
  quelle: ['agence'],
};
const having = (...most: readonly string[]) =>
  most.flatMap((one) => ['a le', 'a eu le', 'avait le'].map((verb) => `${verb} ${one}`));
const doing = (verbs: readonly string[], most: string) => verbs.map((verb) => `${verb} le plus ${most}`);

const whoHasMost = rankings(
  {
    qui: 'commercial',
    ...Object.fromEntries(
      Object.entries(members).flatMap(([word, all]) => all.map((one) => [`${word} ${one}`, one])),
    ),
  },
  {
    'taux de réussite': having(
      ...['taux de réussite', 'taux de transformation', 'taux de transfo', 'taux de conversion'].flatMap(
        (rate) => [`meilleur ${rate}`, `plus haut ${rate}`, `plus gros ${rate}`, `${rate} le plus élevé`],
      ),
    ),
    'panier moyen': having('meilleur panier moyen', 'plus gros panier moyen', 'plus haut panier moyen'),
    CA: [
      ...having(
        ...['CA', 'chiffre d’affaires'].flatMap((revenue) => [
          `meilleur ${revenue}`,
          `plus gros ${revenue}`,
          `plus de ${revenue}`,
        ]),
      ),
      ...doing(['fait', 'a fait', 'génère', 'a généré', 'rapporte', 'a rapporté'], 'de CA'),
      ...doing(['fait', 'a fait', 'génère', 'a généré', 'rapporte', 'a rapporté'], 'de chiffre d’affaires'),
    ],
    'affaires gagnées': [
      ...having('plus d’affaires gagnées', 'plus de ventes gagnées'),
      ...doing(['gagne', 'a gagné', 'signe', 'a signé', 'remporte', 'a remporté'], 'd’affaires'),
    ],
    'affaires perdues': [
      ...having('plus d’affaires perdues', 'plus de ventes perdues'),
      ...doing(['perd', 'a perdu'], 'd’affaires'),
    ],
    'affaires ouvertes': having('plus d’affaires ouvertes'),
    'valeur ouverte': having('plus gros pipeline', 'plus gros pipe'),
  },
  'par',
);

/** What is said around a question in French. */
export const sentenceFr: SentenceWords = {
  polite: [
    ...phrases(`
      bonjour, bjr, bonsoir, salut, coucou, allô, rebonjour, bonne journée, bonne soirée, bonne matinée,
      ça va, comment ça va, comment vas-tu, comment allez-vous, merci, mci, merci bien, merci beaucoup,
      merci d’avance, merci par avance, merci à toi, merci à vous, un grand merci, mille mercis, stp, svp,
      s’il te plaît, s’il vous plaît, si possible, si tu peux, si vous pouvez, si tu veux bien,
      si ça ne te dérange pas, si ça ne vous dérange pas, quand tu peux, quand vous pouvez,
      quand tu as une minute, dès que possible, d’accord, dac, ok, parfait merci, super merci, pardon,
      désolé, désolée, excuse-moi, excusez-moi, petite question, une petite question, une question, rapide,
      rapidement, vite, petit, petite, au fait, en fait, bien sûr, dis, dites, euh, hein, mdr, tout à fait,
      merci bcp, super, parfait, génial, nickel, bravo, bien joué, oui, ouais, entendu, compris, sales kpis,
      sales kpi, le bot, kpi bot
    `),
    ...['bonjour', 'salut', 'hello', 'coucou'].flatMap((word) =>
      ['à tous', 'à toutes', 'à toutes et à tous', 'tout le monde', 'l’équipe', 'le bot', 'kpi', 'toi'].map(
        (whom) => `${word} ${whom}`,
      ),
    ),
  ],
  frames: [
    ...phrases(`
      m’afficher, m’indiquer, m’envoyer, envoyer, nous envoyer, me faire voir, me faire, fais voir,
      fais-moi voir, fais-moi, voir, savoir, connaître, regarder, regarde, parle-moi, parlez-moi,
      rappelle-moi, rappelez-moi, est-ce que tu peux, est-ce que vous pouvez, est-ce qu’on peut,
      est-il possible de, est-il possible d’avoir, serait-il possible de, serait-il possible d’avoir,
      peut-on avoir, puis-je, puis-je avoir, je peux avoir, je pourrais avoir, on peut avoir, avoir,
      j’aimerais, j’aimerais bien, je voudrais bien, je cherche, je me demande, je me demandais,
      on voudrait, on aimerait, nous aimerions, nous voudrions, il me faut, il me faudrait, il nous faut,
      il nous faudrait, j’ai besoin de, j’ai besoin du, j’ai besoin des, j’aurais besoin de,
      j’aurais besoin du, j’aurais besoin des, besoin de, besoin du, tu sais, sais-tu, savez-vous, as-tu,
      avez-vous, tu as, vous avez, une idée de, une idée du, aide-moi, aidez-moi, m’aider, aide-moi à voir,
      m’aider à voir, est-ce que, est-ce qu’on, qu’est-ce que, qu’est-ce qu’, qu’est-ce qu’on a,
      qu’est-ce qu’il y a, qu’a-t-on, c’est quoi, c’est, ce sont, ça donne quoi, ça dit quoi, ça donne,
      que donne, que donnent, qu’en est-il, qu’en est-il de, qu’en est-il du, où en est, où en sont, quid,
      quid de, quid du, quid des, et si on regardait, comment se débrouille, comment s’est débrouillé,
      comment s’est débrouillée, comment s’est comporté, comment a performé, a performé,
      comment ça se passe, comment ça s’est passé, comment évolue, comment évoluent, comment était,
      comment étaient, qui est, qui sont, qui était, quelle était, quel était, quels étaient,
      quelles étaient, quel a été, quelle a été, quels ont été, quelles ont été, a été, ont été, y a-t-il,
      y a-t-il eu, y avait-il, avons-nous, avons-nous eu, nous avons, a-t-on, a-t-on eu, on a, on a eu,
      est, ont, sont, nous, nos, notre, ce que ça donne, donc, alors, aussi, également, encore, déjà,
      juste, seulement, uniquement, en ce moment, pour le moment, pour l’instant, à l’heure actuelle,
      actuellement, jusqu’ici, jusqu’à présent, du côté de, côté, au niveau de, au niveau du, concernant,
      comment s’en est sorti, comment s’en est sortie, comment s’en sont sortis, comment s’en sont sorties,
      fais-moi un point sur, faites-moi un point sur, un point sur, récap de, récap du, le récap de,
      le récap du, détaille, tableau
    `),
    ...imperatives.flatMap((verb) => [verb, `${verb}-moi`, `${verb}-nous`, `${verb}-m’en`]),
    ...['montrez', 'donnez', 'dites', 'affichez', 'envoyez', 'sortez'].flatMap((verb) => [
      `${verb}-moi`,
      `${verb}-nous`,
    ]),
    ...infinitives.flatMap((verb) => [verb, `me ${verb}`, `nous ${verb}`]),
    ...['peux-tu', 'pouvez-vous', 'pourrais-tu', 'pourriez-vous', 'pourrait-on', 'peut-on'],
    ...['tu peux', 'vous pouvez', 'tu pourrais', 'vous pourriez', 'on peut', 'on pourrait'],
    ...['voudrais', 'veux', 'souhaite', 'souhaiterais'].map((verb) => `je ${verb}`),
    ...['va', 'vont', 'marche', 'marchent', 'se porte', 'se portent', 's’en sort', 's’en sortent'].map(
      (verb) => `comment ${verb}`,
    ),
  ],
  how: [],
  howAreWe: phrases(`
      où en est-on, où en sommes-nous, on en est où, où on en est, où nous en sommes, comment on va,
      comment allons-nous, comment on s’en sort, comment s’en sort-on, comment nous en sortons-nous,
      comment ça marche pour nous, comment vont les affaires, comment vont les ventes,
      comment va l’entreprise, comment va la société, comment va la boîte, notre entreprise, notre société,
      notre boîte, la boîte, toute l’entreprise, toute la société, toute la boîte, au total, en tout,
      pour tout le monde, résultats, résultat,
      résultats commerciaux, performance, performances, performance commerciale, performances commerciales,
      chiffres de vente, chiffres des ventes, chiffres de ventes
    `),
  back: phrases(`
      il, elle, ils, elles, lui, eux, son, sa, ses, leur, leurs, ça, cela, celui, celle, ceux, a-t-il,
      a-t-elle, ont-ils, ont-elles, pareil, pareil pour, idem, idem pour, même chose, même chose pour,
      la même chose, la même chose pour, le même, la même, plutôt, maintenant, et maintenant
    `),
  repeating: phrases(`
      est-il, est-elle, a-t-il, a-t-elle, ont-ils, ont-elles, il, elle, ils, elles
    `),
  which: phrases(`
      quel, quelle, quels, quelles, quel est, quelle est, quels sont, quelles sont, lequel de nos, laquelle de nos
    `),
  every: phrases(`
      tous les, toutes les, tous nos, toutes nos, tous, toutes, chaque, l’ensemble des, l’ensemble de nos
    `),
  best: phrases(`
      meilleur, meilleure, meilleurs, meilleures, top, classement des, classement de nos, palmarès des,
      palmarès de nos, liste des, liste de nos, la liste des, lister
    `),
  mostSold: phrases(`
      vend le plus, vendent le plus, a le plus vendu, ont le plus vendu, a vendu le plus,
      ont vendu le plus, se vend le mieux, se vendent le mieux, s’est le mieux vendu,
      se sont le mieux vendus, le plus vendu, la plus vendue, les plus vendus, les plus vendues, marche le mieux, marchent le mieux
    `),
  latest: ['derniers', 'dernières'],
  in: ['en', 'mois', 'depuis', 'courant'],
  beforePeriod: phrases(`
      mois de, mois d’, l’année, année, l’an, pendant, durant, courant, au cours de, au cours du,
      au cours des, sur la période
    `),
  beforeSpan: [],
  toDay: ['au', 'à'],
  between: ['entre'],
  and: ['et'],
  to: [],
  howMany: ['combien de', 'combien d’', 'quel nombre de', 'quel nombre d’', 'le nombre de', 'le nombre d’'],
  howMuch: ['pour combien', 'combien d’argent', 'combien d’euros'],
  howManyOrMuch: ['combien', 'c’est combien', 'ça fait combien'],
  verbs: {
    sell: ['vend', 'vendent', 'vendu', 'vendue', 'vendus', 'vendues', 'vendait'],
    make: phrases(`
        fait, faite, faits, faites, font, réalisé, réalisée, réalisés, réalisées, réalise, généré, générée,
        générés, générées, génère, rapporté, rapporte, rapportent
      `),
    win: phrases(`
        gagne, gagné, gagnée, gagnés, gagnées, conclu, conclue, conclus, conclues, signé, signée, signés,
        signées, remporté, remportée, remportés, remportées
      `),
    lose: ['perd', 'perdu', 'perdue', 'perdus', 'perdues'],
    open: ['ouverte', 'ouvertes'],
    progress: ['en cours'],
    close: phrases(`
        clos, close, closes, clôturé, clôturée, clôturées, fermé, fermée, fermées, bouclées
      `),
  },
  meaning: {
    ...whoHasMost,
    ...Object.fromEntries(
      ['mon CA', 'mon chiffre d’affaires', 'mon taux de réussite', 'mon panier moyen', 'ma performance'].map(
        (mine) => [mine, 'moi'],
      ),
    ),
    ...Object.fromEntries(
      [
        ...['comment ça marche', 'que peux-tu faire', 'que sais-tu faire', 'qu’est-ce que tu sais faire'],
        ...['qu’est-ce que tu peux faire', 'que puis-je demander', 'qu’est-ce que je peux demander'],
        ...['qui es-tu', 'que pouvez-vous faire'],
      ].map((asked) => [asked, 'aide']),
    ),
    ...Object.fromEntries(
      [
        ...['montant du pipe', 'montant du pipeline', 'valeur du pipe', 'valeur du pipeline'],
        ...['combien dans le pipe', 'combien dans le pipeline', 'combien a-t-on dans le pipe'],
        ...['combien a-t-on dans le pipeline', 'combien on a dans le pipe', 'combien on a dans le pipeline'],
      ].map((asked) => [asked, 'valeur ouverte']),
    ),
    'taux de transfo': 'taux de réussite',
    'taux de closing': 'taux de réussite',
    'CA de mon équipe': 'équipe',
    'chiffre d’affaires de mon équipe': 'équipe',
    'actualise les données': 'actualiser',
    'nos plus gros clients': 'clients',
    'les plus gros clients': 'clients',
    'comment je m’en sors': 'moi',
    'comment je vais': 'moi',
    'comment m’en suis-je sorti': 'moi',
    'comment m’en suis-je sortie': 'moi',
    'où j’en suis': 'moi',
    'où en suis-je': 'moi',
    'j’en suis où': 'moi',
    'combien ai-je vendu': 'moi',
    'combien j’ai vendu': 'moi',
    'j’ai vendu combien': 'moi',
    'combien ai-je fait': 'moi',
    'j’ai fait combien': 'moi',
    'combien d’affaires ai-je gagnées': 'moi',
    'le premier commercial': 'meilleur commercial',
    'qui a vendu le plus': 'meilleur commercial',
    'qui a le plus vendu': 'meilleur commercial',
    'qui est-ce qui vend le plus': 'meilleur commercial',
    'qui a fait le plus de CA': 'meilleur commercial',
    'qui a fait le plus gros CA': 'meilleur commercial',
    'combien de temps pour conclure': 'cycle de vente',
    'combien de temps pour conclure une affaire': 'cycle de vente',
    'combien de temps met-on à conclure': 'cycle de vente',
    'combien de temps met-on à conclure une affaire': 'cycle de vente',
    'combien de temps faut-il pour conclure': 'cycle de vente',
    'combien de temps faut-il pour conclure une affaire': 'cycle de vente',
    'taux de réussites': 'taux de réussite',
    'bilan de l’équipe': 'mon équipe',
    'bilan de mon équipe': 'mon équipe',
    'répartition par': 'par',
    'ventilation par': 'par',
    'chaque semaine': 'par semaine',
    'chaque mois': 'par mois',
    'chaque trimestre': 'par trimestre',
    'semaine par semaine': 'par semaine',
    'mois par mois': 'par mois',
    'mois après mois': 'par mois',
    'trimestre par trimestre': 'par trimestre',
    'au fil du temps': 'par mois',
    'au fil des mois': 'par mois',
    'du mois': 'ce mois',
    'de la semaine': 'cette semaine',
    'du trimestre': 'ce trimestre',
    'de l’année': 'cette année',
    'du jour': 'aujourd’hui',
    'depuis le début de la semaine': 'cette semaine',
    'depuis le début du mois': 'ce mois',
    'depuis le début du trimestre': 'ce trimestre',
    'depuis le début de l’année': 'cette année',
  },
  refused: phrases(`
      je, j, tu, vous, mon, ma, mes, ton, ta, tes, votre, vos, qui, pourquoi, quand, où, comment, si, que,
      qu, quoi, dont, va, vont, va-t-on, va-t-il, va-t-elle, vont-ils, vont-elles, allons-nous, allez-vous,
      vais-je, on va, nous allons, fera, ferons, vendra, vendrons, vendre, serait, sera, ou, ni, compare,
      comparer, comparaison, compare-moi, comparé, contre, versus, vs, par rapport, par rapport à, entre,
      différence, écart, plus, plus de, le plus, le plus de, moins, le moins, assez, beaucoup, autant,
      mieux, pire, avant, après, depuis, jusque, jusqu, vers, environ, près de, prochain, prochaine,
      prochains, prochaines, semaine prochaine, mois prochain, trimestre prochain, année prochaine,
      l’année prochaine, l’an prochain, à venir, futur, demain, premier, première, le premier, dernier,
      dernière, derniers, dernières, le dernier, récent, récents, récemment, début, fin, milieu, moitié,
      semestre, un an, cet été, été, hiver, printemps, automne, noël, pâques, objectif, objectifs, cible,
      quota, budget, plan, prévision, prévisions, prévu, prévue, prévus, estimation, projection, rythme,
      croissance, progression, augmentation, hausse, baisse, baissé, chute, changement, changé, variation,
      prix, tarif, coût, coûts, marge, marges, bénéfice, brut, net, nets, remise, commission, prime, stock,
      médian, médiane, moyen, moyenne, total, somme, pourcentage, part, la part, part de marché,
      partage du, partage de, partage des, le partage, nouveau, nouvel, nouveaux, nouvelle, nouvelles,
      ancien, anciens, ancienne, vieux, long, longue, court, haut, bas, élevé, élevée, gros, grosse,
      grosses, grand, grands, grande, grandes, bon, bons, bonne, bonnes, mauvais, mauvaise, mal, autre,
      autres, reste, même, seul, seule, annule, annuler, arrête, arrêter, supprime, supprimer, ajoute,
      ajouter, tout, tout le, toute, toute la, historique, accepter, commandes, n-1, à date, à ce jour, CA moyen par mois,
      CA moyen par semaine, CA moyen par trimestre, CA moyen par an, chiffre d’affaires moyen par mois,
      chiffre d’affaires moyen par semaine, chiffre d’affaires moyen par trimestre,
      chiffre d’affaires moyen par an, revenu moyen par mois, revenu moyen par semaine,
      revenu moyen par trimestre, revenu moyen par an
    `),
  excluding: phrases(`
      sauf, hors, sans, excepté, hormis, mais, mais pas, pas, pas de, ne pas, non, à part,
      à l’exception de, à l’exception du, à l’exclusion de, en dehors de, en excluant, excluant, exclure
    `),
};
