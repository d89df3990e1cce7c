import type { Period } from '../deals/period.ts';
import type { Quotient, Receipt } from '../report/receipt.ts';
import type { Locale } from './locale.ts';
import { receiptMessages } from './receipt-messages.ts';
import type { Words } from './words.ts';

/** A line of a receipt: what it is about, and what is to be said of it. */
export interface ReceiptLine {
  readonly label: string;
  readonly value: string;
}

/** Whether a language takes a number of things for one: French has the singular below 2, English for 1 alone. */
export function isOneIn(locale: Locale): (n: number) => boolean {
  return (n) => (locale === 'fr' ? n < 2 : n === 1);
}

/** Deals in progress in such a period were so at its end, not today. */
export function isPast({ to, running }: Period): boolean {
  return to !== null && !running;
}

/** What a figure counts, and what was done with it. */
export function createCountedWords(words: Words): (receipt: Receipt) => readonly ReceiptLine[] {
  const { formats, locale } = words;
  const say = receiptMessages[locale];
  const isOne = isOneIn(locale);
  const numbered = (n: number, say: (count: string, one: boolean) => string) =>
    say(formats.count(n), isOne(n));
  const money = (amount: number, estimate: boolean) => `${estimate ? '≈ ' : ''}${formats.money(amount)}`;

  const countedDeals = (receipt: Receipt): string => {
    const { counted, period } = receipt;
    if (receipt.measure === 'products') return numbered(receipt.figure.value ?? 0, say.catalogue);
    const base = numbered(receipt.base, say.deals);
    if (counted.deals === 0) return say.none(base);
    const several = counted.byStage.length > 1;
    const stages = counted.byStage.map(({ stage, deals, amount }) => {
      const text = say.stage(stage, formats.count(deals), isOne(deals), isPast(period));
      const shown = several && hasMoney(receipt) && amount !== null;
      return shown ? `${text} (${money(amount, stage !== 'won')})` : text;
    });
    const deals = several
      ? say.several(formats.count(counted.deals), base, formats.list(stages))
      : say.single(stages[0] ?? '', base);
    return hasMoney(receipt) && counted.sum !== null
      ? `${deals}, ${say.sum(money(counted.sum, counted.estimate))}`
      : deals;
  };

  const calculation = ({ dividend, divisor, of, by }: Quotient, value: string): string => {
    const above =
      of === 'revenue'
        ? formats.money(dividend)
        : of === 'cycle_days'
          ? formats.days(dividend)
          : say.stage(of, formats.count(dividend), isOne(dividend), false);
    return `${above} ÷ ${numbered(divisor, say.divisors[by])} = ${value}`;
  };

  return (receipt) => {
    const { counted, quotient, mean, unit, figure } = receipt;
    const lines: ReceiptLine[] = [{ label: say.counted, value: countedDeals(receipt) }];
    if (hasMoney(receipt) && counted.missing > 0) {
      const value = numbered(counted.missing, counted.estimate ? say.withoutPrice : say.withoutValue);
      lines.push({ label: say.amongThem, value });
    }
    if (quotient && figure.value !== null) {
      const value = calculation(quotient, formats.figure(unit, figure.value));
      lines.push({ label: say.calculation, value });
    }
    if (mean) {
      const sum = `${formats.money(mean.revenue)} ÷ ${formats.count(mean.rows)} = ${formats.money(mean.value)}`;
      lines.push({ label: say.otherReading, value: say.mean(words.grouping(mean.by), sum) });
    }
    return lines;
  };
}

function hasMoney({ unit }: Receipt): boolean {
  return unit === 'money' || unit === 'agent';
}
