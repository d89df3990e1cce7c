import type { Messages } from './messages.ts';

export const en: Messages = {
  kpis: {
    total_products: {
      label: 'Products',
      definition: 'Products in the catalogue. No filter and no period changes it.',
    },
    total_revenue: {
      label: 'Revenue',
      definition: 'Close value of the won deals, by close date.',
      formerly: "summed the customers' own yearly turnover over all stages, of the first 100 records",
    },
    average_revenue_per_product: {
      label: 'Average revenue per product',
      definition: 'Revenue ÷ products in the catalogue, sold or not.',
      formerly: 'divided by the number of sales',
    },
    products_per_sector: {
      label: 'Units won by sector',
      definition: 'Won deals by the customer’s sector, and how many different products were sold there.',
      formerly: 'counted deals of every stage',
    },
    highest_revenue_agent: {
      label: 'Top agent',
      definition: 'The agent with the highest revenue above 0; all of them where several share it.',
      formerly: "ranked by the customers' turnover",
    },
    total_sales: {
      label: 'Deals, all stages',
      definition:
        'Prospects, deals in progress, won and lost deals. Prospects carry no date, so a past period is without them.',
      formerly: 'the first 100 records',
    },
    average_revenue_per_sale: {
      label: 'Average deal',
      definition: 'Revenue ÷ won deals.',
      formerly: 'divided by deals of every stage',
    },
    total_revenue_per_sector: {
      label: 'Revenue by sector',
      definition: 'Revenue by the customer’s sector.',
      formerly: "the customers' turnover",
    },
    average_revenue_per_sector: {
      label: 'Average deal by sector',
      definition: 'Revenue of the sector ÷ its won deals; `mean` is revenue ÷ sectors with a won deal.',
      formerly: "the customers' turnover ÷ sectors",
    },
    total_won_sales: {
      label: 'Won deals',
      definition: 'Deals won, by close date.',
      formerly: 'the first 100 records',
    },
    total_won_revenue: {
      label: 'Won revenue',
      definition: 'The same money as Revenue; messages show it once.',
      formerly: "the customers' turnover",
    },
    total_engaging_sales: {
      label: 'Deals in progress',
      definition: 'Deals engaged and not yet closed at the end of the period.',
      formerly: 'by their stage today, whatever the period',
    },
    total_engaging_revenue: {
      label: 'In-progress value',
      definition:
        'Potential of the deals in progress: the close value where above 0, else the list price. An estimate.',
      formerly: "the customers' turnover",
    },
    total_lost_sales: {
      label: 'Lost deals',
      definition: 'Deals lost, by close date.',
      formerly: 'the first 100 records',
    },
    total_lost_revenue: {
      label: 'Lost value',
      definition: 'Potential of the lost deals. An estimate.',
      formerly: "the customers' turnover",
    },
    total_prospecting_sales: {
      label: 'Prospects',
      definition: 'Prospecting deals: for all time, and for periods that contain today.',
      formerly: 'the first 100 records',
    },
    total_prospecting_revenue: {
      label: 'Prospect value',
      definition: 'Potential of the prospects. An estimate.',
      formerly: "the customers' turnover",
    },
    total_sales_per_office: {
      label: 'Deals by office',
      definition: 'Deals of all stages by regional office.',
    },
    total_revenue_per_office: {
      label: 'Revenue by office',
      definition: 'Revenue by regional office.',
      formerly: "the customers' turnover",
    },
    average_revenue_per_office: {
      label: 'Average deal by office',
      definition: 'Revenue of the office ÷ its won deals; `mean` is revenue ÷ offices with a won deal.',
      formerly: "the customers' turnover ÷ offices",
    },
    total_sales_per_agent: { label: 'Deals by agent', definition: 'Deals of all stages by agent.' },
    total_revenue_per_agent: {
      label: 'Revenue by agent',
      definition: 'Revenue by agent.',
      formerly: "the customers' turnover",
    },
    average_revenue_per_agent: {
      label: 'Average deal by agent',
      definition: 'Revenue of the agent ÷ their won deals; `mean` is revenue ÷ agents with a won deal.',
      formerly: "the customers' turnover ÷ agents",
    },
    total_sales_per_manager: {
      label: 'Deals by manager',
      definition: 'Deals of all stages by the agent’s manager of today.',
    },
    total_revenue_per_manager: {
      label: 'Revenue by manager',
      definition: 'Revenue by the agent’s manager of today.',
      formerly: "the customers' turnover",
    },
    average_revenue_per_manager: {
      label: 'Average deal by manager',
      definition: 'Revenue of the team ÷ its won deals; `mean` is revenue ÷ managers with a won deal.',
      formerly: "the customers' turnover ÷ managers",
    },
    win_rate: { label: 'Win rate', definition: 'Won ÷ (won + lost).' },
    loss_rate: { label: 'Loss rate', definition: 'Lost ÷ (won + lost).' },
    engagement_rate: { label: 'Engagement rate', definition: 'Deals in progress ÷ deals of all stages.' },
    average_sales_cycle: {
      label: 'Average sales cycle',
      definition: 'Days from engage to close of the won deals, on average.',
    },
    median_sales_cycle: {
      label: 'Median sales cycle',
      definition: 'Days from engage to close of the won deal in the middle.',
    },
    open_pipeline_sales: {
      label: 'Open deals',
      definition: 'Deals in progress and prospects; only where the period contains today.',
    },
    open_pipeline_revenue: {
      label: 'Open value',
      definition: 'Potential of the open deals, unweighted. An estimate.',
    },
    revenue_per_month: { label: 'Revenue by month', definition: 'Revenue by close month.' },
    sales_per_month: { label: 'Won deals by month', definition: 'Won deals by close month.' },
  },
  reports: {
    overview: {
      title: 'Overview',
      answer: 'the headline figures, the revenue trend, the best agent and product',
    },
    me: { title: 'My figures', answer: 'your own figures, rank, open deals by age, best product' },
    team: {
      title: 'My team',
      answer: 'the team’s totals, each member, who rose and fell, the deals that have waited longest',
    },
    agents: { title: 'Agents', answer: 'leaderboard: won, lost, open, win rate, revenue, average deal' },
    managers: { title: 'Managers', answer: 'the same by manager' },
    products: { title: 'Products', answer: 'the same by product' },
    sectors: { title: 'Sectors', answer: 'the same by customer’s sector' },
    offices: { title: 'Offices', answer: 'the same by regional office' },
    locations: { title: 'Countries', answer: 'the same by customer’s country' },
    accounts: { title: 'Accounts', answer: 'the same by customer, the 20 largest' },
    pipeline: { title: 'Pipeline', answer: 'deals and money by stage, conversion' },
    trend: { title: 'Trend', answer: 'won deals and revenue by month' },
    kpis: { title: 'All KPIs', answer: 'every KPI at once' },
  },
  dimensions: {
    agent: { one: 'agent', many: 'agents' },
    manager: { one: 'manager', many: 'managers' },
    office: { one: 'office', many: 'offices' },
    product: { one: 'product', many: 'products' },
    sector: { one: 'sector', many: 'sectors' },
    account: { one: 'account', many: 'accounts' },
    location: { one: 'country', many: 'countries' },
  },
  stages: { prospecting: 'Prospecting', engaging: 'Engaging', won: 'Won', lost: 'Lost' },
  steps: { week: 'week', month: 'month', quarter: 'quarter' },
  columns: {
    stage: 'Stage',
    stage_value: 'Value',
    distinct_products: 'Different products',
    kpi: 'KPI',
    figure: 'Figure',
    change: 'Change',
    weekOf: 'Week of',
  },
  notSet: '(not set)',
  noData: {
    undated: 'prospects carry no date',
    no_sale: 'no deal',
    no_won_sale: 'no won deal',
    no_closed_sale: 'no closed deal',
    no_list_price: 'no list price',
    stage_filter: 'not with a stage filter',
    not_shown: 'not shown',
  },
  by: (title, grouping) => `${title} by ${grouping}`,
  beforeBy: { total_sales: 'Deals' },
  colon: ': ',
  semicolon: '; ',
  profile: (dimension, name) =>
    dimension === 'agent' || dimension === 'manager'
      ? name
      : `${capital(en.dimensions[dimension].one)}: ${name}`,

  own: (report, name) => (report === 'me' ? name : `${name}’s team`),

  period: {
    all: 'all time',
    quarter: (quarter, year) => `Q${quarter} ${year}`,
    week: (monday) => `week of ${monday}`,
    soFar: (period) => `${period} so far`,
  },
  comparedWith: (period) => `compared with ${period}`,
  asOf: (instant) => `data as of ${instant}`,
  age: (minutes) => {
    if (minutes < 1) return 'just now';
    if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
    const hours = Math.round(minutes / 60);
    return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
  },
  filteredBy: (filters) => `only ${filters}`,
  bestLabel: { agent: 'Top agent', product: 'Top product' },
  others: (count, plural) => (plural ? `and ${count} others` : 'and 1 other'),
  notShown: (count, rows, plural) =>
    plural ? `${count} other ${rows} are not shown.` : `1 other ${rows} is not shown.`,
  row: { one: 'row', many: 'rows' },

  notes: {
    default_period_empty: (asked, shown) =>
      `Nothing was won or lost in the usual period (${asked}) or the one before it, so this is ${shown}.`,
    nothing_yet: (period) => `No deal has been won or lost yet (${period}).`,
    nothing: 'No deal matches what you asked for.',
    empty_base: 'The base holds no deal yet.',
    no_list_price: (deals, plural) =>
      plural
        ? `${deals} deals have neither a value nor a list price: they are counted, but add nothing to the estimates.`
        : '1 deal has neither a value nor a list price: it is counted, but adds nothing to the estimates.',
    findings: (total, plural) =>
      plural
        ? `${total} entries in the base could not be read properly: “data” lists them.`
        : '1 entry in the base could not be read properly: “data” lists it.',
    undated: 'Prospects carry no date, so they are left out of a past period.',
    estimates: '≈ is an estimate: the value of the deal, or its list price.',
    mean: (average, mean, grouping) =>
      `Revenue per won deal: ${average}. Revenue per ${grouping} with a won deal: ${mean}.`,
    rank: (rank, among, members) => `No. ${rank} of ${among} ${members} by revenue.`,
    rank_in_team: (rank, among, manager) => `No. ${rank} of ${among} in ${manager}’s team by revenue.`,
    withoutPicture: 'The picture could not be made this time.',
    shortened: 'Shortened to what Slack can show: ask for fewer rows, or use filters.',
  },

  reading: (word, as) => `“${word}” was read as ${as}`,
  readAs: (as) => {
    switch (as.type) {
      case 'name':
        return `the ${en.dimensions[as.dimension].one} ${as.text}`;
      case 'period':
        return `the period “${as.text}”`;
      case 'report':
        return `the report “${as.text}”`;
      case 'kpi':
        return `the KPI “${as.text}”`;
      case 'filter':
        return `the filter “${as.text}”`;
    }
  },
  problems: {
    unknown_word: (_, word) => `I do not know “${word}”.`,
    ambiguous_name: (_, word) => `“${word}” could be several names.`,
    impossible_date: (_, word) => `“${word}” is not in any calendar.`,
    impossible_number: (_, word) => `I cannot use the number in “${word}”.`,
    said_twice: ({ what }, word) => {
      const names = {
        report: 'report or KPI',
        period: 'period',
        grouping: 'breakdown',
        limit: '“top” or “bottom”',
      };
      return `One ${names[what]} at a time, please: “${word}” is the second.`;
    },
    wrong_grouping: (_, word) => `That cannot be shown “${word}”.`,
    rate_with_stage: (_, word) =>
      `A rate compares stages with each other, so it cannot be asked with “${word}”.`,
    no_asker: (_, word) =>
      `“${word}” is about whoever asks, and I do not know who in the base you are: say it with “link” in Slack, with --as NAME in the terminal.`,
    no_team: () =>
      'The base names no manager for you, and nobody whose manager you are: there is no team to show.',
    sentence: ({ understood }, word) =>
      understood === null
        ? `I did not understand “${word}”.`
        : `I understood “${understood}”, but not “${word}”.`,
    too_long: () => 'That is longer than I can read. Ask in fewer words, please.',
  },
  didYouMean: 'Did you mean:',

  help: {
    title: 'What you can ask',
    intro: (command) => `Type ${command}, then what you want to know, in any order, in English or French.`,
    spoken:
      'Or in your own words: mention me in a channel, or write to me under Messages. My Home tab has your figures at a glance.',
    reports: 'Reports',
    answer: 'Answer',
    periods: 'Periods',
    filters: 'Filters',
    periodExamples: [
      'today',
      'this week',
      'last month',
      'last 3 months',
      'Q3 2017',
      'July 2017',
      'since 2017-06-01',
      'all time',
      'vs last year',
    ],
    kpis: 'KPIs',
    commands: {
      data: 'what the base holds, its age, and what could not be read',
      status: 'reads of the base, calls of this month, version',
      refresh: 'reads the whole base now',
      link: 'says who in the base you are: link NAME',
      unlink: 'takes that back',
      help: 'this page',
    },
  },

  data: {
    title: 'The base',
    tables: { sales_pipeline: 'Deals', products: 'Products', sales_teams: 'Agents', accounts: 'Accounts' },
    readAt: (instant, age) => `Read on ${instant} (${age}).`,
    noFindings: 'Everything could be read properly.',
    findingsTitle: 'What could not be read properly',
    findings: {
      unknown_stage: 'Stage that is none of the four: counts in nothing',
      won_without_value: 'Won without a value: won, revenue 0',
      close_before_engage: 'Closed before it was engaged: no sales cycle',
      closed_without_close_date: 'Closed without a readable date: all time only',
      engaging_without_engage_date: 'In progress without a readable date: all time and today',
      unknown_name: 'Name that is in no reference table: a row of its own',
      ambiguous_name: 'Name that two records share: a row of its own',
      dangling_reference: 'Link that leads nowhere: (not set)',
      number_as_text: 'Number written as text: read where it can be read one way only',
      formula_error: 'Formula error: as without that field',
      nameless_record: 'Record without a name: left out',
    },
    columns: { finding: 'Finding', table: 'Table', records: 'Records', examples: 'For example' },
    without: (fields) => `Not in this base, so answers do without: ${fields}.`,
    deals: (from, to) => `Deals closed from ${from} to ${to}.`,
  },

  status: {
    title: 'Status',
    version: 'Version',
    lastRead: 'Last read',
    lastWholeRead: 'Last whole read',
    never: 'never',
    next: 'Next read',
    calls: 'Airtable calls this month',
    callsOf: (calls, budget) => `${calls} of ${budget}`,
    problem: (problem, since) => `Since ${since}: ${problem}`,
    refused: (table, was, now) =>
      `The last whole read found ${now} ${table} where there were ${was}, so it was not taken. The next one that finds the same will be, or an operator can accept it with “refresh --accept” in the terminal.`,
    fine: 'All is well.',
    digest: (schedule) => `Digest (${schedule})`,
    digestNext: (instant) => `next ${instant}`,
    digestLast: (instant, state, late) => `last ${instant}, ${state}${late ? ', late' : ''}`,
    digestStates: {
      under_way: 'under way',
      delivered: 'delivered',
      partial: 'delivered in part',
      none: 'not delivered',
      unknown: 'perhaps delivered: Slack did not say',
      missed: 'missed',
    },
    digestPaused: (destination, reason) => `paused in ${destination} (${reason})`,
    reading: (done, expected) =>
      expected
        ? `Reading the base: ${done} of about ${expected} records.`
        : `Reading the base: ${done} records so far.`,
  },

  refresh: {
    started: 'Reading the whole base now; I will say when it is done.',
    done: (deals, instant) => `Done: ${deals} deals, as of ${instant}.`,
    tooSoon: (seconds) => `The whole base was read ${seconds} s ago. Ask again in a minute.`,
    running: 'The base is being read already.',
    failed: (problem) => `The base could not be read: ${problem}`,
    refused:
      'The base was read, but a table has lost more than half of its records, so the old data keeps answering. See `/kpi status`.',
  },

  linkInSlack:
    '“link” and “unlink” are for Slack. In the terminal, --as NAME says whose figures “me” and “team” are.',

  firstReadFailed: (problem) => `The base could not be read yet: ${problem}`,
  airtable: (kind) => {
    switch (kind) {
      case 'wrong_token':
        return 'Airtable refuses the token. Whoever runs the bot should check AIRTABLE_API_TOKEN.';
      case 'no_access':
      case 'no_base':
        return 'Airtable knows no such base, or the token may not see it. Whoever runs the bot should check AIRTABLE_BASE_ID and the token.';
      case 'no_table':
        return 'A table of the base is not where it should be. Whoever runs the bot should check AIRTABLE_MAPPING.';
      case 'no_field':
        return 'A field of the base is missing or was renamed. Whoever runs the bot should check AIRTABLE_MAPPING.';
      case 'monthly_cap':
        return 'Airtable’s calls for this month are used up; reading goes on next month.';
      case 'rate_limited':
        return 'Airtable asks us to wait; reading goes on shortly.';
      default:
        return 'Airtable cannot be reached; I keep trying.';
    }
  },
  share: 'Share',
  sharedBy: (person) => `Shared by ${person}`,
  askedBy: (person) => `Asked by ${person}`,
  chart: {
    alt: (title, period) => `${title}, ${period}`,
    largest: (rows) => `Largest: ${rows}.`,
    course: (first, last, highest) => `First ${first}, last ${last}, highest ${highest}.`,
    none: 'No figure to draw.',
  },
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
