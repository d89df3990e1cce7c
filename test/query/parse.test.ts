import { describe, expect, test } from 'vitest';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import { sampleNames } from './sample-names.ts';

const names = sampleNames();

/** What a line is read as, in canonical English and French. */
function read(text: string): [string, string] | string {
  const parsed = parse(text, { vocabularies, names });
  if (parsed.kind === 'problem') return parsed.problem.kind;
  if (parsed.kind === 'command') return parsed.command;
  return [print(parsed.query, vocabularyOf.en), print(parsed.query, vocabularyOf.fr)];
}

type Line = readonly [english: string, french: string, canonicalEnglish: string, canonicalFrench: string];

const grammar: Readonly<Record<string, readonly Line[]>> = {
  reports: [
    ['', '', 'overview', 'synthèse'],
    ['overview', 'synthese', 'overview', 'synthèse'],
    ['AGENTS', 'Commerciaux', 'agents', 'commerciaux'],
    ['managers', 'responsables', 'managers', 'managers'],
    ['products', 'produits', 'products', 'produits'],
    ['sectors', 'secteurs', 'sectors', 'secteurs'],
    ['offices', 'bureaux', 'offices', 'bureaux'],
    ['locations', 'pays', 'locations', 'pays'],
    ['accounts', 'clients', 'accounts', 'clients'],
    ['pipeline', 'pipeline', 'pipeline', 'pipeline'],
    ['trend', 'tendance', 'trend', 'tendance'],
    ['kpis', 'indicateurs', 'kpis', 'indicateurs'],
  ],
  kpis: [
    ['revenue', 'CA', 'revenue', "chiffre d'affaires"],
    ['total_revenue', 'chiffre d’affaires total', 'revenue', "chiffre d'affaires"],
    ['deals in progress', 'ventes engageantes', 'deals in progress', 'affaires en cours'],
    ['total engaging revenue', 'revenu des ventes engageantes', 'in-progress value', 'valeur en cours'],
    ['Deals, all stages', 'Affaires, toutes étapes', 'all deals', 'toutes les affaires'],
    ['top agent', 'meilleur commercial', 'top agent', 'meilleur commercial'],
    ['win rate', 'taux de réussite', 'win rate', 'taux de réussite'],
    ['average deal', 'panier moyen', 'average deal', 'affaire moyenne'],
    [
      'products per sector',
      'produits vendus par secteur',
      'units won by sector',
      'produits vendus par secteur',
    ],
    ['total products', 'nombre de produits', 'total products', 'nombre de produits'],
    ['won sales', 'ventes gagnées', 'won deals', 'affaires gagnées'],
    ['sales per month', 'ventes par mois', 'won deals by month', 'affaires gagnées par mois'],
  ],
  groupings: [
    ['revenue per sector', 'CA par secteur', 'revenue by sector', "chiffre d'affaires par secteur"],
    [
      'total revenue by sector',
      "chiffre d'affaires total par secteur",
      'revenue by sector',
      "chiffre d'affaires par secteur",
    ],
    [
      'average deal by agent',
      'affaire moyenne par commercial',
      'average deal by agent',
      'affaire moyenne par commercial',
    ],
    ['sales per office', 'ventes par bureau', 'deals by office', 'affaires par bureau'],
    ['revenue by product', 'CA par produit', 'revenue by product', "chiffre d'affaires par produit"],
    ['revenue by week', 'CA par semaine', 'revenue by week', "chiffre d'affaires par semaine"],
    ['monthly revenue', 'CA mensuel', 'revenue by month', "chiffre d'affaires par mois"],
    ['revenue trend', 'tendance CA', 'revenue by month', "chiffre d'affaires par mois"],
    ['pipeline by stage', 'pipeline par étape', 'pipeline', 'pipeline'],
    ['pipeline by agent', 'pipeline par commercial', 'pipeline by agent', 'pipeline par commercial'],
    ['overview by agent', 'synthèse par commercial', 'agents', 'commerciaux'],
    ['overview by month', 'synthèse par mois', 'trend', 'tendance'],
    ['trend by quarter', 'tendance par trimestre', 'trend by quarter', 'tendance par trimestre'],
    [
      'darcel by month',
      'darcel par mois',
      'agent "Darcel Schlecht" by month',
      'commercial "Darcel Schlecht" par mois',
    ],
    ['agents by revenue', 'commerciaux par CA', 'revenue by agent', "chiffre d'affaires par commercial"],
  ],
  limits: [
    ['top 5 agents', 'les 5 premiers commerciaux', 'agents top 5', 'commerciaux les 5 premiers'],
    ['bottom 3 products', 'les 3 derniers produits', 'products bottom 3', 'produits les 3 derniers'],
    ['agents top three', 'commerciaux trois meilleurs', 'agents top 3', 'commerciaux les 3 premiers'],
    ['top 1 agents', 'le premier commerciaux', 'agents top 1', 'commerciaux le premier'],
    [
      'bottom 5 agents last month',
      'les 5 derniers commerciaux le mois dernier',
      'agents last month bottom 5',
      'commerciaux mois dernier les 5 derniers',
    ],
  ],
  periods: [
    ['today', "aujourd'hui", 'overview today', "synthèse aujourd'hui"],
    ['yesterday', 'hier', 'overview yesterday', 'synthèse hier'],
    ['this week', 'cette semaine', 'overview this week', 'synthèse cette semaine'],
    ['last week', 'la semaine dernière', 'overview last week', 'synthèse semaine dernière'],
    ['this month', 'ce mois-ci', 'overview this month', 'synthèse ce mois'],
    ['last month', 'le mois dernier', 'overview last month', 'synthèse mois dernier'],
    ['this quarter', 'ce trimestre', 'overview this quarter', 'synthèse ce trimestre'],
    ['last quarter', 'le trimestre dernier', 'overview last quarter', 'synthèse trimestre dernier'],
    ['this year', 'cette année', 'overview this year', 'synthèse cette année'],
    ['last year', 'l’an dernier', 'overview last year', 'synthèse année dernière'],
    ['last 7 days', 'les 7 derniers jours', 'overview last 7 days', 'synthèse 7 derniers jours'],
    ['last 3 weeks', '3 dernières semaines', 'overview last 3 weeks', 'synthèse 3 dernières semaines'],
    ['last three months', 'les trois derniers mois', 'overview last 3 months', 'synthèse 3 derniers mois'],
    [
      'past 2 quarters',
      'les 2 derniers trimestres',
      'overview last 2 quarters',
      'synthèse 2 derniers trimestres',
    ],
    ['Q3', 'T3', 'overview Q3', 'synthèse T3'],
    ['Q3 2017', 'T3 2017', 'overview Q3 2017', 'synthèse T3 2017'],
    ['2017-Q3', '2017-T3', 'overview Q3 2017', 'synthèse T3 2017'],
    ['2017 Q3', 'trimestre 3 2017', 'overview Q3 2017', 'synthèse T3 2017'],
    ['W27 2017', 'S27 2017', 'overview W27 2017', 'synthèse S27 2017'],
    ['2017-W27', 'semaine 27 2017', 'overview W27 2017', 'synthèse S27 2017'],
    ['2017', '2017', 'overview 2017', 'synthèse 2017'],
    ['2017-07', 'juillet 2017', 'overview july 2017', 'synthèse juillet 2017'],
    ['july', 'juil', 'overview july', 'synthèse juillet'],
    ['Aug. 2017', 'aout 2017', 'overview august 2017', 'synthèse août 2017'],
    ['2017-07-15', '15 juillet 2017', 'overview 2017-07-15', 'synthèse 2017-07-15'],
    [
      'since 2017-06-01',
      'depuis le 1er juin 2017',
      'overview since 2017-06-01',
      'synthèse depuis 2017-06-01',
    ],
    ['since June 2017', 'à partir de juin 2017', 'overview since 2017-06-01', 'synthèse depuis 2017-06-01'],
    ['2017-06-01..', 'depuis 2017-06-01', 'overview since 2017-06-01', 'synthèse depuis 2017-06-01'],
    [
      '2017-01-01..2017-03-31',
      'du 1er janvier 2017 au 31 mars 2017',
      'overview 2017-01-01..2017-03-31',
      'synthèse 2017-01-01..2017-03-31',
    ],
    [
      'from Jan 2017 to Mar 2017',
      'entre janvier 2017 et mars 2017',
      'overview 2017-01-01..2017-03-31',
      'synthèse 2017-01-01..2017-03-31',
    ],
    [
      '2017-01-01…2017-03-31',
      '2017-01-01 .. 2017-03-31',
      'overview 2017-01-01..2017-03-31',
      'synthèse 2017-01-01..2017-03-31',
    ],
    ['all time', 'tout', 'overview all time', 'synthèse tout'],
    ['july agents 2017', 'juillet commerciaux 2017', 'agents july 2017', 'commerciaux juillet 2017'],
    ['Q3 vs last year', "T3 vs l'an dernier", 'overview Q3 vs last year', "synthèse T3 vs l'an dernier"],
    [
      'revenue last year versus last year',
      "CA l'année dernière par rapport à l'an dernier",
      'revenue last year vs last year',
      "chiffre d'affaires année dernière vs l'an dernier",
    ],
  ],
  names: [
    ['darcel', 'DARCEL', 'agent "Darcel Schlecht"', 'commercial "Darcel Schlecht"'],
    ['Darcell', 'Darcell', 'agent "Darcel Schlecht"', 'commercial "Darcel Schlecht"'],
    ['agent darcel', 'commercial darcel', 'agent "Darcel Schlecht"', 'commercial "Darcel Schlecht"'],
    ['"Darcel Schlecht"', '« Darcel Schlecht »', 'agent "Darcel Schlecht"', 'commercial "Darcel Schlecht"'],
    [
      'manager “Melvin Marxen”',
      'responsable ‘Melvin Marxen’',
      'manager "Melvin Marxen"',
      'responsable "Melvin Marxen"',
    ],
    ['west', 'bureau west', 'office "West"', 'bureau "West"'],
    ['gtx-pro', 'produit GTXPro', 'product "GTX Pro"', 'produit "GTX Pro"'],
    ['sector real estate', 'secteur real estate', 'sector "real estate"', 'secteur "real estate"'],
    ['account gekko & co', 'client Gekko &amp; Co', 'account "Gekko & Co"', 'client "Gekko & Co"'],
    ['United States', 'united-states', 'overview location:"United States"', 'synthèse pays:"United States"'],
    ['agents west', 'commerciaux west', 'agents office:West', 'commerciaux bureau:West'],
    [
      'revenue darcel',
      'CA darcel',
      'revenue agent:"Darcel Schlecht"',
      `chiffre d'affaires commercial:"Darcel Schlecht"`,
    ],
    [
      'agents retail last month',
      'commerciaux retail le mois dernier',
      'agents last month sector:retail',
      'commerciaux mois dernier secteur:retail',
    ],
    [
      'darcel gtx pro',
      'darcel gtx pro',
      'agent "Darcel Schlecht" product:"GTX Pro"',
      'commercial "Darcel Schlecht" produit:"GTX Pro"',
    ],
    [
      'united states darcel',
      'united states darcel',
      'agent "Darcel Schlecht" location:"United States"',
      'commercial "Darcel Schlecht" pays:"United States"',
    ],
    [
      'darcel moses',
      'darcel moses',
      'agents agent:"Darcel Schlecht","Moses Frase"',
      'commerciaux commercial:"Darcel Schlecht","Moses Frase"',
    ],
    ['zotw', 'client zot', 'account "Zotware"', 'client "Zotware"'],
    ['schlecht darcel', 'SCHLECHT', 'agent "Darcel Schlecht"', 'commercial "Darcel Schlecht"'],
    ['location france', 'pays france', 'overview location:France', 'synthèse pays:France'],
    ['agent april stone', 'april stone', 'agent "April Stone"', 'commercial "April Stone"'],
    ['<@U012AB3CD|darcel>', '<@U012AB3CD|darcel>', 'agent "Darcel Schlecht"', 'commercial "Darcel Schlecht"'],
  ],
  filters: [
    [
      'kpis sector:retail,finance',
      'indicateurs secteur:retail,finance',
      'kpis sector:retail,finance',
      'indicateurs secteur:retail,finance',
    ],
    [
      'kpis sector:retail, finance',
      'indicateurs secteur : retail, finance',
      'kpis sector:retail,finance',
      'indicateurs secteur:retail,finance',
    ],
    [
      'sector:retail kpis sector:finance',
      'secteur:retail kpis secteur:finance',
      'kpis sector:retail,finance',
      'indicateurs secteur:retail,finance',
    ],
    ['office:west', 'bureau : west', 'overview office:West', 'synthèse bureau:West'],
    [
      'agents manager:"Melvin Marxen"',
      "commerciaux responsable:'Melvin Marxen'",
      'agents manager:"Melvin Marxen"',
      'commerciaux responsable:"Melvin Marxen"',
    ],
    [
      'agents manager:melvin',
      'commerciaux manager:Melvni',
      'agents manager:"Melvin Marxen"',
      'commerciaux responsable:"Melvin Marxen"',
    ],
    [
      'sales product:gtx-pro',
      'ventes produit:gtxpro',
      'all deals product:"GTX Pro"',
      'toutes les affaires produit:"GTX Pro"',
    ],
    [
      'agents account:the new york inquirer',
      'commerciaux client:the new york inquirer',
      'agents account:"The New York Inquirer"',
      'commerciaux client:"The New York Inquirer"',
    ],
    [
      'revenue location:france',
      'CA pays:france',
      'revenue location:France',
      "chiffre d'affaires pays:France",
    ],
    [
      'deals stage:won,lost',
      'affaires étape:gagné,perdu',
      'all deals stage:won,lost',
      'toutes les affaires étape:gagné,perdu',
    ],
    [
      'deals stage:"in progress"',
      'affaires étape:en cours',
      'all deals stage:engaging',
      'toutes les affaires étape:"en cours"',
    ],
  ],
  'politeness and order': [
    [
      'show me the revenue of darcel for last month, please',
      "donne-moi le chiffre d'affaires de darcel pour le mois dernier, s'il te plaît",
      'revenue last month agent:"Darcel Schlecht"',
      `chiffre d'affaires mois dernier commercial:"Darcel Schlecht"`,
    ],
    ['me last month', 'mois dernier moi', 'me last month', 'moi mois dernier'],
    [
      'mine by product Q3 2017',
      'mes ventes par produit T3 2017',
      'me by product Q3 2017',
      'moi par produit T3 2017',
    ],
    [
      'show me my figures vs last year',
      "mes chiffres vs l'an dernier",
      'me vs last year',
      "moi vs l'an dernier",
    ],
    [
      'my team this year top 3',
      'les 3 premiers de mon équipe cette année',
      'team this year top 3',
      'équipe cette année les 3 premiers',
    ],
    [
      'how am I doing, product:gtx-pro',
      'moi produit:gtx-pro',
      'me product:"GTX Pro"',
      'moi produit:"GTX Pro"',
    ],
    ['last month agents', 'le mois dernier commerciaux', 'agents last month', 'commerciaux mois dernier'],
    ['agents mois dernier', 'commerciaux last month', 'agents last month', 'commerciaux mois dernier'],
    [
      'west win rate by agent Q3 2017 top 3',
      'T3 2017 les 3 premiers taux de réussite west par commercial',
      'win rate by agent Q3 2017 top 3 office:West',
      'taux de réussite par commercial T3 2017 les 3 premiers bureau:West',
    ],
  ],
};

describe.each(Object.entries(grammar))('%s', (_, lines) => {
  test.each(lines)('%j and %j are %j', (english, french, canonicalEnglish, canonicalFrench) => {
    expect(read(english)).toEqual([canonicalEnglish, canonicalFrench]);
    expect(read(french)).toEqual([canonicalEnglish, canonicalFrench]);
  });
});

describe('commands', () => {
  test.each([
    ['data', 'données'],
    ['status', 'état'],
    ['refresh', 'actualiser'],
    ['help', 'aide'],
    ['link', 'lier'],
    ['unlink', 'délier'],
    ['link', 'c’est moi'],
  ])('%s is %s', (english, french) => {
    expect(read(english)).toBe(english);
    expect(read(french)).toBe(english);
  });

  test('refresh --accept takes a table that shrank', () => {
    expect(parse('refresh --accept', { vocabularies, names })).toEqual({
      kind: 'command',
      command: 'refresh',
      accept: true,
    });
  });

  test.each([
    ['link Darcel Schlecht', 'link', 'Darcel Schlecht'],
    ['lier   <@U0123|darcel> "April Stone" last month', 'link', '<@U0123|darcel> "April Stone" last month'],
    ["That's me: Q3", 'link', ': Q3'],
    ['délier <@U0123>', 'unlink', '<@U0123>'],
    ['unlink help', 'unlink', 'help'],
  ])('%j: what follows belongs to the command, as it was typed', (text, command, rest) => {
    expect(parse(text, { vocabularies, names })).toEqual({ kind: 'command', command, accept: false, rest });
  });

  test.each(['schedule', 'digests', 'alert', 'people'])(
    '%s belongs to a part that does not exist yet and is not understood',
    (word) => {
      expect(read(word)).toBe('unknown_word');
    },
  );
});

test.each(['agents share', 'partager commerciaux'])('%j is shared with the channel', (text) => {
  expect(parse(text, { vocabularies, names })).toMatchObject({ kind: 'query', share: true });
});

test('what is asked without share stays with the asker', () => {
  expect(parse('agents', { vocabularies, names })).toMatchObject({ kind: 'query', share: false });
});
