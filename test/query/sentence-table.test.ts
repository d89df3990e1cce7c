import { describe, expect, test } from 'vitest';
import { sentenceWords } from '../../src/i18n/grammar/sentence-words.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import { readSentence } from '../../src/query/sentence.ts';
import { baseNames } from './sentence-names.ts';

const english: readonly (readonly [said: string, canonical: string])[] = [
  ['how did the Paris office do last quarter?', 'office "Paris" last quarter'],
  ['Hi! Could you show me revenue by sector for last month, please?', 'revenue by sector last month'],
  ['revenue this month pls', 'revenue this month'],
  ['how many deals did we win last month?', 'won deals last month'],
  ['How many deals did Daphne Merrick win in Q3 2025?', 'won deals Q3 2025 agent:"Daphne Merrick"'],
  ['how much did we make this year', 'revenue this year'],
  ['how much did we sell last week?', 'revenue last week'],
  ['How much did Manchester sell in July?', 'revenue july office:Manchester'],
  ["who's the best agent this quarter?", 'top agent this quarter'],
  ['who is our best seller this year 🙏', 'top agent this year'],
  ['who sold the most last month?', 'top agent last month'],
  ['what’s our win rate?', 'win rate'],
  ['what is the win rate in Lyon this year?', 'win rate this year office:Lyon'],
  ["Hey, what's the average deal size for Aster 16 Pro?", 'average deal product:"Aster 16 Pro"'],
  ["can you tell me how we're doing", 'overview'],
  ['how are we doing this month?', 'overview this month'],
  ['top 5 agents last month please', 'agents last month top 5'],
  ['which products did Daphne sell last quarter?', 'products last quarter agent:"Daphne Merrick"'],
  ['Tell me about Barnaby Thorpe', 'agent "Barnaby Thorpe"'],
  ['what about “Daphne Merrick”?', 'agent "Daphne Merrick"'],
  ['Daphne’s revenue last month', 'revenue last month agent:"Daphne Merrick"'],
  ['HOW MANY DEALS DID WE LOSE IN 2025', 'lost deals 2025'],
  ['how much did we lose last quarter?', 'lost value last quarter'],
  ['what does the pipeline look like?', 'pipeline'],
  ['show me the trend since January 2025', 'trend since 2025-01-01'],
  ['how am I doing this quarter?', 'me this quarter'],
  ['how is my team doing?', 'team'],
  ['what were our lost deals last month, by product?', 'lost deals by product last month'],
  ["I'd like to see the revenue per office for the last 3 months", 'revenue by office last 3 months'],
  ["How's the retail sector doing this year?", 'sector "retail" this year'],
  ["what's in the pipeline for Lyon?", 'pipeline office:Lyon'],
  ['thanks, and the sales cycle for Manchster last year?', 'average sales cycle last year office:Manchester'],
  ['revenue of Daphne Merick last month', 'revenue last month agent:"Daphne Merrick"'],
  ['deals by stage please :pray:', 'all deals by stage'],
  ['how many open deals do we have right now?', 'open deals'],
  [
    'can i get the numbers for the Manchester office, last 2 quarters?',
    'kpis last 2 quarters office:Manchester',
  ],
  ['Could you please give us a quick overview of 2025?', 'overview 2025'],
  ['revenue vs last year this quarter thx', 'revenue this quarter vs last year'],
  ['and for the customer Valmy Foods?', 'account "Valmy Foods"'],
  ['how did Elodie Marchand do in March 2026?', 'manager "Élodie Marchand" march 2026'],
  ['who has the best win rate this year?', 'win rate by agent this year'],
  ['who lost the most deals last month?', 'lost deals by agent last month'],
  ['which office had the highest win rate last year?', 'win rate by office last year'],
  ['which sector brings in the most revenue?', 'revenue by sector'],
  ["how is Harriet's team doing this month?", 'manager "Harriet Colby" this month'],
  ["who has the best win rate in Harriet's team?", 'win rate by agent manager:"Harriet Colby"'],
  ['what’s the win rate of the team of Harriet Colby?', 'win rate manager:"Harriet Colby"'],
  ['Help!', 'help'],
  ['Good morning :wave:', 'help'],
  ['thanks a lot!!', 'help'],
];

const englishRefused: readonly (readonly [said: string, ...named: string[]])[] = [
  ['why did revenue fall last month?', 'why', 'fall'],
  ['what will we sell next quarter?', 'will', 'sell next quarter'],
  ['revenue forecast for Q4', 'forecast'],
  ['revenue of every office except Paris', 'except Paris'],
  ['deals not won last month', 'not'],
  ['compare Paris with Lyon', 'compare'],
  ['Paris vs Lyon last month', 'vs'],
  ['how far are we from our target?', 'how far', 'target'],
  ['are we on track to hit quota this month', 'track', 'hit quota'],
  ["what's the median deal size", 'median'],
  ['what is the price of the Aster 14?', 'price'],
  ['how many agents do we have', 'how many'],
  ['what was our best deal last month?', 'best'],
  ['how many products did Paris sell?', 'sell'],
  ['revenue without retail and finance', 'without retail and finance'],
  ['deals over 2000 this year', 'over'],
  ['revenue next month pls', 'next month'],
  ['who is the manager of Lyon?', 'manager'],
  ['new customers this month', 'new'],
  ['did Daphne sell more than Callum?', 'sell more than'],
  ["what is Paris's share of revenue?", "Paris's share of"],
  ['sales growth in Lyon 🚀', 'growth'],
  ['<@U999> revenue last month', '<@U999>'],
  ['cancel my digest', 'cancel my digest'],
  ['top deals this week', 'top'],
  ['how is our Paris team doing?', 'team'],
  ["we won't win Valmy Foods", "won't"],
  ['who has the worst win rate', 'who', 'worst'],
  ['who has the best chance', 'who', 'best chance'],
  ['Harriet, how is the team doing?', 'team'],
  ["how is Daphne's team doing?", 'team'],
];

const french: typeof english = [
  [
    'Bonjour, peux-tu me montrer le chiffre d’affaires par secteur du mois dernier, s’il te plaît ?',
    "chiffre d'affaires par secteur mois dernier",
  ],
  ["comment s'en sort le bureau de Lyon ce trimestre ?", 'bureau "Lyon" ce trimestre'],
  ['CA du mois dernier stp', "chiffre d'affaires mois dernier"],
  ["combien d'affaires avons-nous gagnées le mois dernier ?", 'affaires gagnées mois dernier'],
  [
    "combien d'affaires Daphne Merrick a-t-elle gagnées au T3 2025 ?",
    'affaires gagnées T3 2025 commercial:"Daphne Merrick"',
  ],
  ['combien a fait Lyon cette année ?', "chiffre d'affaires cette année bureau:Lyon"],
  ['on a fait combien cette semaine', "chiffre d'affaires cette semaine"],
  ['Qui vend le plus ?', 'meilleur commercial'],
  ['qui est la meilleure vendeuse ce trimestre ?', 'meilleur commercial ce trimestre'],
  ['quel est notre taux de réussite ?', 'taux de réussite'],
  ['quel est le taux de reussite à Paris cette année ?', 'taux de réussite cette année bureau:Paris'],
  ["Salut, le panier moyen de l'Aster 16 Pro ?", 'affaire moyenne produit:"Aster 16 Pro"'],
  ['comment on s’en sort ce mois-ci ?', 'synthèse ce mois'],
  ['où en est-on ?', 'synthèse'],
  ['les 5 meilleurs commerciaux du mois dernier svp', 'commerciaux mois dernier les 5 premiers'],
  [
    'quels produits a vendus Daphne le trimestre dernier ?',
    'produits trimestre dernier commercial:"Daphne Merrick"',
  ],
  ['parle-moi de Barnaby Thorpe', 'commercial "Barnaby Thorpe"'],
  ['et « Daphne Merrick » ?', 'commercial "Daphne Merrick"'],
  ['le CA de Chloé en juillet', `chiffre d'affaires juillet commercial:"Chloé Besson"`],
  ['COMBIEN D’AFFAIRES PERDUES EN 2025 ?', 'affaires perdues 2025'],
  ['montre-moi le pipeline 📊', 'pipeline'],
  ['la tendance depuis janvier 2025 stp', 'tendance depuis 2025-01-01'],
  ["comment je m'en sors ce trimestre ?", 'moi ce trimestre'],
  ['comment va mon équipe ?', 'équipe'],
  ['affaires perdues par produit le mois dernier, merci', 'affaires perdues par produit mois dernier'],
  [
    'Je voudrais voir le CA par bureau sur les 3 derniers mois',
    "chiffre d'affaires par bureau 3 derniers mois",
  ],
  ['le secteur retail, ça donne quoi cette année ?', 'secteur "retail" cette année'],
  ['qu’est-ce qu’on a dans le pipeline à Lyon ?', 'pipeline bureau:Lyon'],
  [
    "et le cycle de vente de Manchster l'an dernier ?",
    'cycle de vente moyen année dernière bureau:Manchester',
  ],
  ['CA de Daphné Merick le mois dernier', `chiffre d'affaires mois dernier commercial:"Daphne Merrick"`],
  ['les affaires par étape, s’il vous plaît', 'toutes les affaires par étape'],
  ["combien d'affaires ouvertes avons-nous en ce moment ?", 'affaires ouvertes'],
  [
    'pouvez-vous nous donner les chiffres du bureau de Manchester sur les 2 derniers trimestres ?',
    'indicateurs 2 derniers trimestres bureau:Manchester',
  ],
  ['Un petit bilan de 2025 ?', 'synthèse 2025'],
  ["CA ce trimestre par rapport à l'an dernier", "chiffre d'affaires ce trimestre vs l'an dernier"],
  ['et pour le client Valmy Foods ?', 'client "Valmy Foods"'],
  ['comment s’est débrouillée Élodie Marchand en mars 2026 ?', 'responsable "Élodie Marchand" mars 2026'],
  ['quel CA a généré l’agence de Lyon en 2025', "chiffre d'affaires 2025 bureau:Lyon"],
  ['Les ventes du mois à Manchester 🙏', 'toutes les affaires ce mois bureau:Manchester'],
  ['qui a le meilleur taux de transformation ?', 'taux de réussite par commercial'],
  ['qui a perdu le plus d’affaires le mois dernier ?', 'affaires perdues par commercial mois dernier'],
  ['quel bureau a le plus gros pipeline ?', 'valeur du pipeline par bureau'],
  ["comment va l'équipe de Harriet ce mois-ci ?", 'responsable "Harriet Colby" ce mois'],
  ['CA de l’équipe d’Élodie en juin', `chiffre d'affaires juin responsable:"Élodie Marchand"`],
  ['Aide !', 'aide'],
  ['bonjour :wave:', 'aide'],
  ['merci beaucoup 😊', 'aide'],
];

const frenchRefused: typeof englishRefused = [
  ['pourquoi le CA a baissé le mois dernier ?', 'pourquoi', 'baissé'],
  ['combien va-t-on vendre le trimestre prochain ?', 'combien va-t-on vendre', 'trimestre prochain'],
  ['prévision de CA pour le T4', 'prévision'],
  ['CA de tous les bureaux sauf Paris', 'sauf Paris'],
  ['les affaires qui ne sont pas gagnées', 'qui ne', 'pas'],
  ['compare Paris et Lyon', 'compare'],
  ['Paris contre Lyon le mois dernier', 'contre'],
  ['où en est-on de notre objectif ?', 'objectif'],
  ['CA hors retail', 'hors retail'],
  ['CA net de Lyon', 'net'],
  ["quel est le prix de l'Aster 14 ?", 'prix'],
  ['combien de commerciaux avons-nous ?', 'combien de'],
  ['quelle est notre meilleure vente ce mois-ci ?', 'meilleure'],
  ['combien de produits a vendus Paris ?', 'vendus'],
  ['qui est le responsable de Lyon ?', 'responsable'],
  ['nouveaux clients ce mois-ci', 'nouveaux'],
  ['est-ce que Daphne vend plus que Callum ?', 'vend plus que'],
  ['la part de Paris dans le CA', 'la part'],
  ['croissance de Lyon stp', 'croissance'],
  ['combien a-t-on vendu ce mois-ci ?', 'vendu'],
  ['combien de commandes ce mois-ci', 'combien de commandes'],
  ['tout sur Lyon', 'tout'],
  ['les 3 dernières affaires de Daphne', 'les 3 dernières'],
  ['comment va mon bureau ?', 'mon bureau'],
  ['CA depuis juillet', 'depuis'],
  ["l'équipe de Lyon ce mois-ci", "l'équipe"],
  ['pas mal le mois dernier', 'pas mal'],
  ['qui a le pire taux de réussite ?', 'qui', 'pire'],
  ["Harriet, comment va l'équipe ?", "l'équipe"],
];

const context = (locale: Locale) => ({
  vocabularies,
  names: baseNames,
  vocabularyOfAsker: vocabularyOf[locale],
  sentenceWords,
});

const tables = [
  ['en', english, englishRefused],
  ['fr', french, frenchRefused],
] as const;

describe.each(tables)('plain words in %s', (locale, understood, refused) => {
  test('sixty phrasings, a third of them refused', () => {
    expect(understood.length + refused.length).toBeGreaterThanOrEqual(60);
    expect(refused.length).toBeGreaterThanOrEqual(20);
  });

  test.each(understood)('%j is %j', (said, canonical) => {
    const { parsed } = readSentence(said, context(locale));
    const text =
      parsed.kind === 'query'
        ? print(parsed.query, vocabularyOf[locale])
        : parsed.kind === 'command'
          ? vocabularyOf[locale].commands[parsed.command][0]
          : JSON.stringify(parsed.problem);
    expect(text).toBe(canonical);
  });

  test.each(refused)('%j is refused, naming %j', (said, ...named) => {
    const { parsed } = readSentence(said, context(locale));
    if (parsed.kind !== 'problem') throw new Error(`it was understood: ${JSON.stringify(parsed)}`);
    expect(parsed.problem).toMatchObject({
      kind: 'sentence',
      words: named.filter((word) => word !== undefined),
    });
    expect(parsed.problem.suggestions.length).toBeLessThanOrEqual(3);
    for (const { line } of parsed.problem.suggestions) {
      expect([line, parse(line, context(locale)).kind]).not.toContain('problem');
    }
  });
});
