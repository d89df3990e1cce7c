import type { Messages } from './messages.ts';

export const fr: Messages = {
  kpis: {
    total_products: {
      label: 'Produits',
      definition: 'Produits du catalogue. Aucun filtre ni aucune période n’y change rien.',
    },
    total_revenue: {
      label: 'Chiffre d’affaires',
      definition: 'Montant des affaires gagnées, à leur date de clôture.',
    },
    average_revenue_per_product: {
      label: 'Revenu moyen par produit',
      definition: 'Chiffre d’affaires ÷ produits du catalogue, vendus ou non.',
    },
    products_per_sector: {
      label: 'Produits vendus par secteur',
      definition:
        'Affaires gagnées par secteur du client, et nombre de produits différents qui y ont été vendus.',
    },
    highest_revenue_agent: {
      label: 'Meilleur commercial',
      definition:
        'Le commercial au chiffre d’affaires le plus élevé, s’il dépasse 0 ; tous en cas d’égalité.',
    },
    total_sales: {
      label: 'Affaires, toutes étapes',
      definition:
        'Prospects, affaires en cours, gagnées et perdues. Les prospects n’ont pas de date : une période passée s’entend sans eux.',
    },
    average_revenue_per_sale: {
      label: 'Affaire moyenne',
      definition: 'Chiffre d’affaires ÷ affaires gagnées.',
    },
    total_revenue_per_sector: {
      label: 'Chiffre d’affaires par secteur',
      definition: 'Chiffre d’affaires par secteur du client.',
    },
    average_revenue_per_sector: {
      label: 'Affaire moyenne par secteur',
      definition: 'Chiffre d’affaires du secteur ÷ ses affaires gagnées.',
    },
    total_won_sales: { label: 'Affaires gagnées', definition: 'Affaires gagnées, à leur date de clôture.' },
    total_won_revenue: {
      label: 'Revenu gagné',
      definition: 'Le même montant que le chiffre d’affaires, affiché une seule fois.',
    },
    total_engaging_sales: {
      label: 'Affaires en cours',
      definition: 'Affaires engagées et pas encore closes à la fin de la période.',
    },
    total_engaging_revenue: {
      label: 'Valeur en cours',
      definition:
        'Potentiel des affaires en cours : leur montant s’il est positif, sinon le prix catalogue. Estimation.',
    },
    total_lost_sales: { label: 'Affaires perdues', definition: 'Affaires perdues, à leur date de clôture.' },
    total_lost_revenue: { label: 'Valeur perdue', definition: 'Potentiel des affaires perdues. Estimation.' },
    total_prospecting_sales: {
      label: 'Prospects',
      definition: 'Affaires en prospection : depuis le début, et pour une période qui contient aujourd’hui.',
    },
    total_prospecting_revenue: {
      label: 'Valeur des prospects',
      definition: 'Potentiel des prospects. Estimation.',
    },
    total_sales_per_office: {
      label: 'Affaires par bureau',
      definition: 'Affaires de toutes étapes par bureau régional.',
    },
    total_revenue_per_office: {
      label: 'Chiffre d’affaires par bureau',
      definition: 'Chiffre d’affaires par bureau régional.',
    },
    average_revenue_per_office: {
      label: 'Affaire moyenne par bureau',
      definition: 'Chiffre d’affaires du bureau ÷ ses affaires gagnées.',
    },
    total_sales_per_agent: {
      label: 'Affaires par commercial',
      definition: 'Affaires de toutes étapes par commercial.',
    },
    total_revenue_per_agent: {
      label: 'Chiffre d’affaires par commercial',
      definition: 'Chiffre d’affaires par commercial.',
    },
    average_revenue_per_agent: {
      label: 'Affaire moyenne par commercial',
      definition: 'Chiffre d’affaires du commercial ÷ ses affaires gagnées.',
    },
    total_sales_per_manager: {
      label: 'Affaires par manager',
      definition: 'Affaires de toutes étapes par manager actuel du commercial.',
    },
    total_revenue_per_manager: {
      label: 'Chiffre d’affaires par manager',
      definition: 'Chiffre d’affaires par manager actuel du commercial.',
    },
    average_revenue_per_manager: {
      label: 'Affaire moyenne par manager',
      definition: 'Chiffre d’affaires de l’équipe ÷ ses affaires gagnées.',
    },
    win_rate: { label: 'Taux de réussite', definition: 'Gagnées ÷ (gagnées + perdues).' },
    loss_rate: { label: 'Taux d’échec', definition: 'Perdues ÷ (gagnées + perdues).' },
    engagement_rate: {
      label: 'Taux d’engagement',
      definition: 'Affaires en cours ÷ affaires de toutes étapes.',
    },
    average_sales_cycle: {
      label: 'Cycle de vente moyen',
      definition: 'Jours entre l’engagement et la clôture des affaires gagnées, en moyenne.',
    },
    median_sales_cycle: {
      label: 'Cycle de vente médian',
      definition: 'Jours entre l’engagement et la clôture de l’affaire gagnée du milieu.',
    },
    open_pipeline_sales: {
      label: 'Affaires ouvertes',
      definition: 'Affaires en cours et prospects ; seulement si la période contient aujourd’hui.',
    },
    open_pipeline_revenue: {
      label: 'Valeur ouverte',
      definition: 'Potentiel des affaires ouvertes, sans pondération. Estimation.',
    },
    revenue_per_month: {
      label: 'Chiffre d’affaires par mois',
      definition: 'Chiffre d’affaires par mois de clôture.',
    },
    sales_per_month: {
      label: 'Affaires gagnées par mois',
      definition: 'Affaires gagnées par mois de clôture.',
    },
  },
  reports: {
    overview: {
      title: 'Synthèse',
      answer: 'les chiffres clés, la tendance, le meilleur commercial et le meilleur produit',
    },
    me: {
      title: 'Mes chiffres',
      answer: 'vos chiffres, votre rang, vos affaires ouvertes par âge, votre meilleur produit',
    },
    team: {
      title: 'Mon équipe',
      answer:
        'les totaux de l’équipe, chacun de ses membres, qui progresse et qui recule, les affaires en attente',
    },
    agents: {
      title: 'Commerciaux',
      answer:
        'classement : gagnées, perdues, ouvertes, taux de réussite, chiffre d’affaires, affaire moyenne',
    },
    managers: { title: 'Managers', answer: 'le même classement, par manager' },
    products: { title: 'Produits', answer: 'le même classement, par produit' },
    sectors: { title: 'Secteurs', answer: 'le même classement, par secteur du client' },
    offices: { title: 'Bureaux', answer: 'le même classement, par bureau régional' },
    locations: { title: 'Pays', answer: 'le même classement, par pays du client' },
    accounts: { title: 'Clients', answer: 'le même classement, par client, les 20 premiers' },
    pipeline: { title: 'Pipeline', answer: 'affaires et montants par étape, conversion' },
    trend: { title: 'Tendance', answer: 'affaires gagnées et chiffre d’affaires par mois' },
    kpis: { title: 'Tous les indicateurs', answer: 'tous les indicateurs à la fois' },
  },
  dimensions: {
    agent: { one: 'commercial', many: 'commerciaux' },
    manager: { one: 'manager', many: 'managers' },
    office: { one: 'bureau', many: 'bureaux' },
    product: { one: 'produit', many: 'produits' },
    sector: { one: 'secteur', many: 'secteurs' },
    account: { one: 'client', many: 'clients' },
    location: { one: 'pays', many: 'pays' },
  },
  stages: { prospecting: 'Prospection', engaging: 'En cours', won: 'Gagnées', lost: 'Perdues' },
  steps: { week: 'semaine', month: 'mois', quarter: 'trimestre' },
  columns: {
    stage: 'Étape',
    stage_value: 'Montant',
    distinct_products: 'Produits différents',
    kpi: 'Indicateur',
    figure: 'Valeur',
    change: 'Évolution',
    weekOf: 'Semaine du',
  },
  notSet: '(non renseigné)',
  noData: {
    undated: 'les prospects n’ont pas de date',
    no_sale: 'aucune affaire',
    no_won_sale: 'aucune affaire gagnée',
    no_closed_sale: 'aucune affaire close',
    no_list_price: 'pas de prix catalogue',
    stage_filter: 'pas avec un filtre d’étape',
    not_shown: 'non affiché',
  },
  by: (title, grouping) => `${title} par ${grouping}`,
  beforeBy: { total_sales: 'Affaires' },
  colon: ' : ',
  semicolon: ' ; ',
  profile: (dimension, name) =>
    dimension === 'agent' || dimension === 'manager'
      ? name
      : `${capital(fr.dimensions[dimension].one)} : ${name}`,

  own: (report, name) => (report === 'me' ? name : `L’équipe ${ofName(name)}`),

  period: {
    all: 'depuis le début',
    quarter: (quarter, year) => `T${quarter} ${year}`,
    week: (monday) => `semaine du ${monday}`,
    soFar: (period) => `${period} (en cours)`,
  },
  // « par rapport au », « à la », « à » : only « vs » stands before every period alike.
  comparedWith: (period) => `vs ${period}`,
  asOf: (instant) => `données du ${instant}`,
  age: (minutes) => {
    if (minutes < 1) return 'à l’instant';
    if (minutes < 120) return `il y a ${minutes} ${minutes < 2 ? 'minute' : 'minutes'}`;
    const hours = Math.round(minutes / 60);
    return hours < 48 ? `il y a ${hours} heures` : `il y a ${Math.round(hours / 24)} jours`;
  },
  filteredBy: (filters) => `uniquement : ${filters}`,
  bestLabel: { agent: 'Meilleur commercial', product: 'Meilleur produit' },
  others: (count, plural) => (plural ? `et ${count} autres` : 'et 1 autre'),
  notShown: (count, rows, plural) =>
    plural ? `${count} autres ${rows} ne sont pas affichés.` : `1 autre ${rows} n’est pas affiché.`,
  row: { one: 'élément', many: 'éléments' },

  notes: {
    default_period_empty: (asked, shown) =>
      `Rien n’a été gagné ni perdu sur la période habituelle (${asked}) ni sur la précédente. Période affichée : ${shown}.`,
    nothing_yet: (period) => `Aucune affaire gagnée ni perdue pour l’instant (${period}).`,
    nothing: 'Aucune affaire ne correspond à cette demande.',
    empty_base: 'La base ne contient encore aucune affaire.',
    no_list_price: (deals, plural) =>
      plural
        ? `${deals} affaires n’ont ni montant ni prix catalogue : elles sont comptées, mais n’ajoutent rien aux estimations.`
        : '1 affaire n’a ni montant ni prix catalogue : elle est comptée, mais n’ajoute rien aux estimations.',
    findings: (total, plural) =>
      plural
        ? `${total} saisies de la base n’ont pas pu être lues correctement : « données » en donne la liste.`
        : '1 saisie de la base n’a pas pu être lue correctement : « données » la montre.',
    undated: 'Les prospects n’ont pas de date : ils ne figurent pas dans une période passée.',
    estimates: '≈ signale une estimation : le montant de l’affaire, ou son prix catalogue.',
    mean: (average, mean, grouping) =>
      `Chiffre d’affaires par affaire gagnée : ${average}. Chiffre d’affaires par ${grouping} ayant au moins une affaire gagnée : ${mean}.`,
    rank: (rank, among, members) => `N° ${rank} sur ${among} ${members} par chiffre d’affaires.`,
    rank_in_team: (rank, among, manager) =>
      `N° ${rank} sur ${among} dans l’équipe ${ofName(manager)} par chiffre d’affaires.`,
    withoutPicture: 'L’image n’a pas pu être produite cette fois-ci.',
    shortened: 'Raccourci à ce que Slack peut afficher : demandez moins de lignes, ou filtrez.',
  },

  reading: (word, as) => `« ${word} » a été lu comme ${as}`,
  readAs: (as) => {
    switch (as.type) {
      case 'name':
        return `le nom ${as.text} (${fr.dimensions[as.dimension].one})`;
      case 'period':
        return `la période « ${as.text} »`;
      case 'report':
        return `le rapport « ${as.text} »`;
      case 'kpi':
        return `l’indicateur « ${as.text} »`;
      case 'filter':
        return `le filtre « ${as.text} »`;
    }
  },
  problems: {
    unknown_word: (_, word) => `Je ne connais pas « ${word} ».`,
    ambiguous_name: (_, word) => `« ${word} » peut désigner plusieurs noms.`,
    impossible_date: (_, word) => `« ${word} » n’existe dans aucun calendrier.`,
    impossible_number: (_, word) => `Le nombre de « ${word} » ne peut pas être utilisé ici.`,
    said_twice: ({ what }, word) => {
      const names = {
        report: 'Un seul rapport ou indicateur',
        period: 'Une seule période',
        grouping: 'Une seule répartition',
        limit: 'Un seul « premiers » ou « derniers »',
      };
      return `${names[what]} à la fois, s’il vous plaît : « ${word} » vient en second.`;
    },
    wrong_grouping: (_, word) => `Cela ne peut pas être présenté « ${word} ».`,
    rate_with_stage: (_, word) =>
      `Un taux compare les étapes entre elles : il ne peut pas être demandé avec « ${word} ».`,
    no_asker: (_, word) =>
      `« ${word} » concerne la personne qui demande, et je ne sais pas qui vous êtes dans la base : dites-le par « lier » dans Slack, par --as NOM dans le terminal.`,
    no_team: () =>
      'La base ne vous donne pas de responsable, ni personne dont vous seriez responsable : il n’y a pas d’équipe à montrer.',
    sentence: ({ understood }, word) =>
      understood === null
        ? `Je n’ai pas compris « ${word} ».`
        : `J’ai compris « ${understood} », mais pas « ${word} ».`,
    too_long: () => 'C’est plus long que ce que je peux lire. Demandez en moins de mots, s’il vous plaît.',
  },
  didYouMean: 'Vouliez-vous dire :',

  help: {
    title: 'Ce que vous pouvez demander',
    intro: (command) =>
      `Tapez ${command}, puis ce que vous voulez savoir, dans n’importe quel ordre, en français ou en anglais.`,
    spoken:
      'Ou avec vos propres mots : mentionnez-moi dans un canal, ou écrivez-moi dans l’onglet Messages. Mon onglet Accueil montre vos chiffres d’un coup d’œil.',
    reports: 'Rapports',
    answer: 'Réponse',
    periods: 'Périodes',
    filters: 'Filtres',
    periodExamples: [
      'aujourd’hui',
      'cette semaine',
      'mois dernier',
      '3 derniers mois',
      'T3 2017',
      'juillet 2017',
      'depuis 2017-06-01',
      'tout',
      'vs l’an dernier',
    ],
    kpis: 'Indicateurs',
    commands: {
      data: 'ce que contient la base, son âge, et ce qui n’a pas pu être lu',
      status: 'lectures de la base, appels du mois, version',
      refresh: 'relit toute la base maintenant',
      link: 'dit qui vous êtes dans la base : lier NOM',
      unlink: 'l’annule',
      help: 'cette page',
    },
  },

  data: {
    title: 'La base',
    tables: {
      sales_pipeline: 'Affaires',
      products: 'Produits',
      sales_teams: 'Commerciaux',
      accounts: 'Clients',
    },
    readAt: (instant, age) => `Lue le ${instant} (${age}).`,
    noFindings: 'Tout a pu être lu correctement.',
    findingsTitle: 'Ce qui n’a pas pu être lu correctement',
    findings: {
      unknown_stage: 'Étape qui n’est aucune des quatre : ne compte nulle part',
      won_without_value: 'Gagnée sans montant : gagnée, chiffre d’affaires 0',
      close_before_engage: 'Close avant d’être engagée : pas de cycle de vente',
      closed_without_close_date: 'Close sans date lisible : depuis le début seulement',
      engaging_without_engage_date: 'En cours sans date lisible : depuis le début et aujourd’hui',
      unknown_name: 'Nom absent des tables de référence : une ligne à part',
      ambiguous_name: 'Nom porté par deux fiches : une ligne à part',
      dangling_reference: 'Lien qui ne mène nulle part : (non renseigné)',
      number_as_text: 'Nombre écrit en texte : lu s’il ne peut se lire que d’une façon',
      formula_error: 'Erreur de formule : comme sans ce champ',
      nameless_record: 'Fiche sans nom : laissée de côté',
    },
    columns: { finding: 'Constat', table: 'Table', records: 'Fiches', examples: 'Par exemple' },
    without: (fields) => `Absents de cette base, les réponses s’en passent : ${fields}.`,
    deals: (from, to) => `Affaires closes du ${from} au ${to}.`,
  },

  status: {
    title: 'État',
    version: 'Version',
    lastRead: 'Dernière lecture',
    lastWholeRead: 'Dernière lecture complète',
    never: 'jamais',
    next: 'Prochaine lecture',
    calls: 'Appels à Airtable ce mois-ci',
    callsOf: (calls, budget) => `${calls} sur ${budget}`,
    problem: (problem, since) => `Depuis le ${since} : ${problem}`,
    refused: (table, was, now) =>
      `La dernière lecture complète a trouvé ${now} ${table} au lieu de ${was} : elle n’a pas été retenue. La prochaine qui la confirmera le sera, ou bien un opérateur peut l’accepter avec « refresh --accept » dans le terminal.`,
    fine: 'Tout va bien.',
    digest: (schedule) => `Bilan (${schedule})`,
    digestNext: (instant) => `le prochain le ${instant}`,
    digestLast: (instant, state, late) => `le dernier le ${instant}, ${state}${late ? ', en retard' : ''}`,
    digestStates: {
      under_way: 'en cours',
      delivered: 'distribué',
      partial: 'distribué en partie',
      none: 'non distribué',
      unknown: 'peut-être distribué : Slack ne l’a pas dit',
      missed: 'manqué',
    },
    digestPaused: (destination, reason) => `suspendu dans ${destination} (${reason})`,
    reading: (done, expected) =>
      expected
        ? `Lecture de la base : ${done} fiches sur ${expected} environ.`
        : `Lecture de la base : ${done} fiches lues.`,
  },

  refresh: {
    started: 'Je relis toute la base ; je vous dirai quand c’est fait.',
    done: (deals, instant) => `C’est fait : ${deals} affaires, données du ${instant}.`,
    tooSoon: (seconds) => `Toute la base a été lue il y a ${seconds} s. Redemandez dans une minute.`,
    running: 'La base est déjà en cours de lecture.',
    failed: (problem) => `La base n’a pas pu être lue : ${problem}`,
    refused:
      'La base a été lue, mais une table a perdu plus de la moitié de ses fiches : les anciennes données continuent de répondre. Voir `/kpi status`.',
  },

  linkInSlack:
    '« lier » et « délier » s’emploient dans Slack. Dans le terminal, --as NOM dit de qui sont les chiffres de « moi » et « équipe ».',

  firstReadFailed: (problem) => `La base n’a pas encore pu être lue : ${problem}`,
  airtable: (kind) => {
    switch (kind) {
      case 'wrong_token':
        return 'Airtable refuse le jeton. La personne qui gère le bot doit vérifier AIRTABLE_API_TOKEN.';
      case 'no_access':
      case 'no_base':
        return 'Airtable ne connaît pas cette base, ou le jeton n’y a pas accès. La personne qui gère le bot doit vérifier AIRTABLE_BASE_ID et le jeton.';
      case 'no_table':
        return 'Une table de la base n’est pas là où elle devrait être. La personne qui gère le bot doit vérifier AIRTABLE_MAPPING.';
      case 'no_field':
        return 'Un champ de la base manque ou a été renommé. La personne qui gère le bot doit vérifier AIRTABLE_MAPPING.';
      case 'monthly_cap':
        return 'Les appels à Airtable de ce mois sont épuisés ; la lecture reprendra le mois prochain.';
      case 'rate_limited':
        return 'Airtable nous demande d’attendre ; la lecture reprend bientôt.';
      default:
        return 'Airtable est injoignable ; je continue d’essayer.';
    }
  },
  share: 'Partager',
  sharedBy: (person) => `Partagé par ${person}`,
  askedBy: (person) => `Demandé par ${person}`,
  chart: {
    alt: (title, period) => `${title}, ${period}`,
    largest: (rows) => `En tête : ${rows}.`,
    course: (first, last, highest) =>
      `Premier point : ${first} ; dernier : ${last} ; plus haut : ${highest}.`,
    none: 'Aucun chiffre à tracer.',
  },
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `de Marc`, `d’Élodie`. */
export function ofName(name: string): string {
  return /^[aàâäeéèêëiîïoôöuùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`;
}
