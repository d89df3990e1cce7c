import type { SentenceWords } from '../../query/sentence-words.ts';
import { phrases, rankings } from '../../query/sentence-words.ts';

const members = [
  'agent',
  'rep',
  'seller',
  'manager',
  'office',
  'branch',
  'product',
  'sector',
  'industry',
].concat(['customer', 'client', 'account', 'country']);
const having = (...most: readonly string[]) =>
  most.flatMap((one) => ['has', 'had', 'has got', 's got', 'got'].map((verb) => `${verb} the ${one}`));
const doing = (verbs: readonly string[], most: string) => verbs.map((verb) => `${verb} the ${most}`);

const whoHasMost = rankings(
  {
    who: 'agent',
    ...Object.fromEntries(members.flatMap((one) => ['which', 'what'].map((word) => [`${word} ${one}`, one]))),
  },
  {
    'win rate': having(
      ...['win rate', 'conversion rate', 'close rate', 'success rate'].flatMap((rate) => [
        `best ${rate}`,
        `highest ${rate}`,
      ]),
    ),
    'loss rate': having('highest loss rate', 'worst loss rate'),
    'average deal': having(
      ...['average deal', 'average deal size'].flatMap((size) => [
        `best ${size}`,
        `highest ${size}`,
        `biggest ${size}`,
        `largest ${size}`,
      ]),
    ),
    revenue: [
      ...having('most revenue', 'best revenue', 'highest revenue', 'biggest revenue'),
      ...doing(
        ['makes', 'made', 'brings in', 'brought in', 'generates', 'generated', 'earns', 'earned'],
        'most revenue',
      ),
    ],
    'won deals': [
      ...having('most won deals', 'most wins', 'most deals won'),
      ...doing(['won', 'wins', 'has won'], 'most deals'),
    ],
    'lost deals': [
      ...having('most lost deals', 'most losses', 'most deals lost'),
      ...doing(['lost', 'loses', 'has lost'], 'most deals'),
    ],
    'open deals': having('most open deals', 'most deals open'),
    'open value': having('biggest pipeline', 'largest pipeline', 'most open value'),
  },
  'by',
);

/** What is said around a question in English. */
export const sentenceEn: SentenceWords = {
  polite: [
    ...phrases(`
      hi, hello, hey, hiya, howdy, yo, morning, good morning, good afternoon, good evening, how are you,
      how are you doing, how are you today, how is it going, how s it going, hope you are well, bot,
      please, pls, plz, plse, pretty please, if possible, if you can, if you could, if you please,
      if you don t mind, when you can, when you have a minute, when you get a chance, thanks, thx, thnx,
      tnx, ty, tysm, cheers, thank you, thank you very much, thank you so much, thanks a lot,
      thanks so much, many thanks, thanks in advance, great thanks, perfect thanks, ok, okay, of course,
      sorry, excuse me, quick, quickly, real quick, quick q, quick question, a quick question, asap, btw,
      by the way, fyi, hmm, um, lol, great, good job, well done, cool, nice, awesome, perfect, yes, yep,
      got it, understood, sales kpis, sales kpi, kpi bot, sales bot, the bot
    `),
    ...['hi', 'hello', 'hey'].flatMap((word) =>
      ['there', 'all', 'team', 'everyone', 'everybody', 'guys', 'folks', 'bot', 'kpi', 'kpi bot'].map(
        (whom) => `${word} ${whom}`,
      ),
    ),
  ],
  frames: [
    ...phrases(`
      would you mind, any chance you could, any chance of, is it possible to get, is it possible to have, is it possible to see, is it possible to know,
      i d like, i d like to know,
      i d like to see, i d love to see, i would like, i would like to know, i would like to see, i want,
      i want to know, i want to see, i wanna know, i wanna see, i need, i need to know, i need to see,
      i am looking for, i m looking for, i was wondering, i wonder, we need, we d like to see,
      we would like to see, looking for, wondering, curious about, do you know, do you have, have you got,
      any idea, any news on, let me know, let me see, let us know, let us see, let s see, let s look at,
      tell me, tell me about, tell us, tell us about, know about, ask about, send me, send us, get me,
      get us, give us, show us, bring me, bring up, pull, pull up, pull me, remind me, remind me of,
      help me, help us, help me with, help me find, help me see, take a look at, have a look at, look at,
      look up, see, view, display, check, fetch, what about, how about, and what about, and how about,
      what can you tell me about, what do we have, what have we got, what s up with, how was, how were,
      how s, what s in, what has been, what have been, what does, what do, what did, look like, looks like,
      looking like, looking, who is, who s, who are, who was, who were, is there, are there, there are,
      there is, there were, were there, was there, we, did, do, does, done, is, are, was, were, been, has,
      have, had, s, any, still, already, also, too, as well, again, just, only, so, so far, then, perform,
      performed, performing, fare, fared, faring, go, going, get on, getting on, right now, at the moment,
      gimme, gimme the, hows, break it down, break that down, split it, split that, table, graph
    `),
    ...['can', 'could', 'would'].map((can) => `${can} you`),
    // `how much can we make` asks for what nobody knows, so only with these
    ...['can', 'could', 'may', 'might'].flatMap((can) =>
      [
        'get',
        'see',
        'have',
        'know',
        'look at',
        'take a look at',
        'please see',
        'please have',
        'please get',
      ].flatMap((verb) => [`${can} i ${verb}`, `${can} we ${verb}`]),
    ),
  ],
  how: ['how', 'how did', 'how do', 'how does', 'how have', 'how has'],
  howAreWe: phrases(`
      how are we, how are we doing, how we re doing, how we are doing, how re we doing, how we did,
      how did we do, how have we done, how have we been doing, how is business, how s business,
      how was business, how are things, how are things going, how are things looking, how did things go,
      how did it go, where are we, where do we stand, our company, our business, the business,
      the whole company, as a company, company wide, as a whole, in total, for everybody,
      for everyone, results, result, performance, sales results, sales performance, sales figures,
      sales numbers
    `),
  back: phrases(`
      it, that, this one, that one, those, they, them, their, he, him, his, she, her, same, the same,
      same for, the same for, same thing for, the same thing for, ditto for, instead, now, how did it do,
      how did it go, how was it, how is it doing
    `),
  repeating: ['he', 'she', 'they'],
  which: ['which', 'what', 'which of our', 'which of the'],
  every: ['all', 'all the', 'all our', 'all of our', 'all of the', 'each', 'each of our', 'every'],
  best: phrases(`
      best, top, best performing, top performing, best selling, top selling, the best of our, ranking of,
      leaderboard of, list, list of
    `),
  mostSold: phrases(`
      sold the most, sold most, sold best, sell the most, sell most, sell best, sells the most, sells most,
      sells best, is selling best, are selling best, did best, is doing best, are doing best
    `),
  latest: ['first'],
  in: ['in', 'during', 'since', 'month'],
  beforePeriod: ['month of', 'the month of', 'the year', 'year', 'during', 'throughout', 'in the year'],
  beforeSpan: ['over', 'within', 'across'],
  toDay: [],
  between: ['between'],
  and: ['and'],
  to: ['to'],
  howMany: ['how many', 'how many of our', 'what number of', 'the number of'],
  howMuch: ['how much', 'how much money', 'how much cash'],
  howManyOrMuch: [],
  verbs: {
    sell: ['sell', 'sold', 'sells'],
    make: phrases(`
        make, made, makes, earn, earned, earns, generate, generated, bring in, brought in, brings in
      `),
    win: ['win', 'won', 'sign', 'signed'],
    lose: ['lose', 'lost'],
    open: ['open'],
    progress: ['in progress', 'ongoing', 'engaging'],
    close: ['close', 'closed', 'closes'],
  },
  meaning: {
    ...whoHasMost,
    ...Object.fromEntries(
      ['revenue', 'turnover', 'win rate', 'average deal', 'won deals', 'lost deals', 'open deals'].flatMap(
        (kpi) => [
          [`my ${kpi}`, 'me'],
          [`my own ${kpi}`, 'me'],
        ],
      ),
    ),
    ...Object.fromEntries(
      [
        ...['what can i ask', 'what can i ask you', 'what can you do', 'what can you tell me', 'who are you'],
        ...[
          'what are you',
          'how does this work',
          'how do you work',
          'how do i use this',
          'how can i use this',
        ],
      ].map((asked) => [asked, 'help']),
    ),
    ...Object.fromEntries(
      [
        ...['value of the pipeline', 'pipeline value', 'how much is in the pipeline'],
        ...['how much do we have in the pipeline', 'how much is the pipeline worth'],
        ...['what is our pipeline worth', 'what s our pipeline worth', 'what is the pipeline worth'],
      ].map((asked) => [asked, 'open value']),
    ),
    'my team s revenue': 'my team',
    'my team s numbers': 'my team',
    'refresh the data': 'refresh',
    'is the data fresh': 'data',
    'how fresh is the data': 'data',
    'how old is the data': 'data',
    'last months': 'last month',
    'last weeks': 'last week',
    'last quarters': 'last quarter',
    'last years': 'last year',
    'biggest customers': 'accounts',
    'our biggest customers': 'accounts',
    'largest customers': 'accounts',
    'our largest customers': 'accounts',
    'my performance': 'me',
    'how did i do': 'me',
    'how have i done': 'me',
    'how much did i sell': 'me',
    'how much did i make': 'me',
    'how much have i sold': 'me',
    'how many deals did i win': 'me',
    'how are my sales': 'me',
    'who sold most': 'top agent',
    'who sold the most': 'top agent',
    'who has sold the most': 'top agent',
    'who is selling the most': 'top agent',
    'who made the most': 'top agent',
    'who brought in the most': 'top agent',
    'how long is our sales cycle': 'sales cycle',
    'how long is the sales cycle': 'sales cycle',
    'how long does it take to close': 'sales cycle',
    'how long does it take to close a deal': 'sales cycle',
    'how long does a deal take': 'sales cycle',
    'win rates': 'win rate',
    'loss rates': 'loss rate',
    'summary of my team': 'my team',
    'overview of my team': 'my team',
    'breakdown by': 'by',
    'breakdown per': 'by',
    'broken down per': 'by',
    ...Object.fromEntries(
      ['week', 'month', 'quarter'].flatMap((step) => [
        [`each ${step}`, `by ${step}`],
        [`every ${step}`, `by ${step}`],
        [`${step} by ${step}`, `by ${step}`],
      ]),
    ),
    'over time': 'by month',
    ...Object.fromEntries(
      ['week', 'month', 'quarter', 'year'].flatMap((unit) =>
        ['beginning', 'start'].flatMap((start) =>
          [`the ${unit}`, `this ${unit}`].map((of) => [`since the ${start} of ${of}`, `this ${unit}`]),
        ),
      ),
    ),
  },
  refused: [
    ...phrases(`
      i, you, my, myself, who, why, when, where, how far, how long, how often, how come, if, whether, can,
      could, would, should, will, shall, might, must, no, nor, none, nobody, nothing, never, or, either,
      neither, both, compare, compared, comparison, versus, vs, against, between, difference, than, more,
      less, most, least, fewer, fewest, many, much, enough, above, below, under, up, down, about, around,
      before, after, until, since, ago, next, coming, upcoming, future, tomorrow, first, last, latest,
      recent, recently, early, late, end, half, target, targets, quota, quotas, goal, goals, objective,
      plan, planned, budget, forecast, forecasts, projected, projection, expected, predict, prediction,
      pace, run rate, growth, grow, growing, increase, decrease, change, changed, rise, fall, drop, gain,
      price, prices, cost, costs, margin, profit, gross, net, discount, commission, bonus, stock, median,
      mean, total, sum, count, percent, percentage, share of, the share, s share, s share of, market share,
      new, old, long, short, high, higher, highest, low, lower, lowest, big, bigger, biggest, large,
      largest, small, smallest, good, better, bad, worse, worst, special, single, young,
      best sellers, other, others, another, rest, different, real, cancel, stop, delete, remove, add,
      update, health check, course, overall, accept, christmas, easter, summer, winter, spring, autumn, weekend
    `),
    ...['revenue', 'deals', 'sales'].flatMap((what) =>
      ['week', 'month', 'quarter', 'year'].flatMap((step) => [
        `average ${what} per ${step}`,
        `average ${what} by ${step}`,
        `average ${what} a ${step}`,
      ]),
    ),
  ],
  excluding: phrases(`
      except, except for, excepting, excluding, exclude, without, but, but not, not, not in, not for,
      minus, besides, apart from, other than, outside, outside of, leaving out, ignoring
    `),
};
