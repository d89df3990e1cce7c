import { describe, expect, test } from 'vitest';
import { sentenceWords } from '../../src/i18n/grammar/sentence-words.ts';
import { sampleNames } from './sample-names.ts';
import { read, textOf } from './sentence-reading.ts';

describe('no wrong guess: ordinary words are no names', () => {
  test.each([
    ['net revenue', '– net'],
    ['Aster 14 Pro revenue', '– Aster 14 Pro'],
    ['revenue of Gareth Pryce', '– Gareth Pryce'],
    ['revenue of Gareth and Pryce', 'revenue agent:"Gareth Lowell","Eleanor Pryce"'],
    ['revenue in Florence', '– Florence'],
    ['CA à Florence', '– Florence'],
    ['CA de Florence', 'revenue agent:"Florence Dautry"'],
    ['agents by revenue', 'agents'],
    ['agents by win rate', '– by win rate'],
    ['how does this work in Paris?', '– how does this work'],
    ['how does this work?', '/help'],
    ['not me!', '– not me'],
    ['ce n’est pas moi', '– ce n’est pas moi'],
    ['unlink', '/unlink'],
    ['délier', '/unlink'],
    ['median deal', '– median'],
    ['are we on track', '– track'],
    ['the price', '– price'],
    ['more power', '– more power'],
    ['finances', '– finances'],
    ['high revenue', '– high'],
    ['names of agents', '– names'],
    ['CA de l’Aster 15', '– 15'],
    ['CA à Noël', '– Noël'],
    ['pas mal', '– pas mal'],
    ['tout va bien', '– tout va bien'],
    ['et ça ?', '– ça'],
    ['dock revenue', '– dock'],
    ['revenue for the Dock', 'revenue product:"Cobalt Dock"'],
    ['Manch revenue', '– Manch'],
    ['revenue of manchestr', 'revenue office:Manchester'],
    ['agent merick', 'agent "Daphne Merrick"'],
    ['merick', '– merick'],
    ['the Manchestr office', 'office "Manchester"'],
    ['revenue of aster', '– aster'],
    ['revenue of Aster', 'ambiguous_name'],
    ['t’es qui ?', '– t’es qui'],
    ['revenue of "Aster 15"', '– "Aster 15"'],
    ['product:"Aster 15" revenue', '– product:"Aster 15"'],
    ['office:manchstr agents', 'agents office:Manchester'],
    ['"Daphne or Merrick"', '– "Daphne or Merrick"'],
    ['health check', '– health check'],
    ['health', '– health'],
    ['how is health doing?', 'sector "health"'],
  ])('%j is %s', (said, text) => {
    expect(textOf(read(said))).toBe(text);
  });

  const words = sampleNames({
    agent: ['Will Smith', 'Mark Price', 'Sarah Long'],
    account: ['Target', 'Next', 'Best Buy', 'New Horizons', 'Hello', 'Sans Souci'],
    location: ['US', 'DE', 'DO'],
    office: ['Est', 'Ouest', 'Nottingham'],
    product: ['Special', 'Won'],
  });

  test.each([
    ['what is our target?', '– target'],
    ['revenue for Target', 'revenue account:Target'],
    ['how will West do', '– will'],
    ['Will Smith’s revenue', 'revenue agent:"Will Smith"'],
    ['revenue next month', '– next month'],
    ['how did Next do?', 'account "Next"'],
    ['new deals', '– new'],
    ['best buy revenue', 'revenue account:"Best Buy"'],
    ['special deals', '– special'],
    ['give us the revenue', 'revenue'],
    ['revenue in the US', 'revenue location:US'],
    ['how did West do', 'office "West"'],
    ['CA de West', 'revenue office:West'],
    ['CA de DE', 'revenue location:DE'],
    ['REVENUE IN DE', '– DE'],
    ['CA de l’Est', 'revenue office:Est'],
    ['le CA de l’est', '– est'],
    ['où est West', '– où est'],
    ['CA sans West', '– sans West'],
    ['office: not West', '– office: not'],
    ['Hello, revenue last month', '– Hello'],
    ['how many deals did Won win', 'won deals product:Won'],
    ['how did April do?', '– April'],
    ['revenue in April', 'revenue april'],
  ])('%j, among names that are words, is %s', (said, text) => {
    expect(textOf(read(said, words))).toBe(text);
  });
});

describe('no wrong guess: words that change the question', () => {
  test.each([
    ['how many deals can we win this quarter', '– can'],
    ['how many deals to win this month', '– to'],
    ['how did we win Valmy Foods', '– how did'],
    ['revenue to July', '– to'],
    ['revenue -Paris', '– -Paris'],
    ['revenue, !Paris', '– !Paris'],
    ['deals -won', '– deals -won'],
    ['revenue Paris + Lyon', '– +'],
    ['revenue in Paris or Lyon', '– or'],
    ['top 5 deals', '– top 5'],
    ['show me all deals top 5', '– top 5'],
    ['my office last quarter', '– my office'],
    ['what about my customers', '– my'],
    ['my revenue last month', 'me last month'],
    ['the team in Paris', '– team'],
    ['me and Daphne', '– me'],
    ['the Paris region', '– region'],
    ['Daphne’s manager', '– manager'],
    ['which office is Daphne in?', 'offices agent:"Daphne Merrick"'],
    ['the agent', '– agent'],
    ['of course, revenue', 'revenue'],
    ['overall revenue', '– overall'],
    ['is Daphne the best agent?', '– best agent'],
    ['is Paris the best office?', '– best'],
    ['is Daphne in the top 3 agents?', '– the top 3'],
    ['best office in France', 'offices location:France'],
    ['did Aster 14 sell best?', '– sell best'],
    ['which products sold best in Lyon?', 'products office:Lyon'],
    ['how many deals are in progress in Lyon?', 'deals in progress office:Lyon'],
    ['how much is in progress?', 'in-progress value'],
    ['how many deals did we close?', '– close'],
    ['how many agents won deals?', '– how many'],
    ['combien de commerciaux ont des affaires ouvertes', '– combien de'],
    ['can you open Paris?', '– open'],
    ['how many deals are still open in Lyon?', 'open deals office:Lyon'],
    ['revenue in March 2025 and March 2026', '– in March 2025 and March 2026'],
    ['revenue between March 2025 and March 2026', 'revenue 2025-03-01..2026-03-31'],
    ['over the last 3 months, revenue', 'revenue last 3 months'],
    ['the month of July', 'overview july'],
    ['the month of Paris', '– the month of'],
    ['CA au 31 mars 2026', '– au'],
    ['CA du 1er mars 2026 au 31 mars 2026', 'revenue 2026-03-01..2026-03-31'],
    ['CA à ce jour', '– à ce jour'],
    ['CA de l’an prochain', '– l’an prochain'],
    ['CA va bien', '– va bien'],
    ['Daphne, how did she do last month?', 'agent "Daphne Merrick" last month'],
    ['how did she do last month?', '– she'],
    ['average revenue per month', '– average revenue per month'],
    ['the win rate of Paris and the win rate of Lyon', '– win rate'],
    ['revenue and deals', 'said_twice'],
    ['we’ll win', '– we’ll'],
    ['CA sur un an', '– un an'],
    ['CA N-1', '– N-1'],
    ['les 5 derniers clients', '– les 5 derniers'],
    ['sept commerciaux', '– sept'],
    ['le dernier client', '– le dernier client'],
    ['combien a-t-on gagné', '– gagné'],
    ['CA du mois dernier', 'revenue last month'],
    ['CA du mois prochain', '– mois prochain'],
    ['tous les bureaux sauf Paris et Lyon, le mois dernier', '– sauf Paris et Lyon'],
  ])('%j is %s', (said, text) => {
    expect(textOf(read(said))).toBe(text);
  });

  const places = [
    (word: string) => `revenue for ${word} Paris in 2025`,
    (word: string) => `deals lost in Lyon ${word}, please`,
    (word: string) => `bonjour, ${word}, les affaires perdues par bureau`,
    (word: string) => `comment va Lyon ${word} ?`,
  ];
  const said = sentenceWords.flatMap(({ refused, excluding }) => [...refused, ...excluding]);

  test('wherever it stands, such a word is never passed over', () => {
    for (const word of [...said, '>', '%', '€', '#', '+', '=', '12', '👎', 'xyzzy']) {
      for (const place of places) {
        expect([place(word), read(place(word)).kind]).toEqual([place(word), 'problem']);
      }
    }
  });
});
