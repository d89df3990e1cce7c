import {
  type Account,
  type Agent,
  type Deal,
  type FindingKind,
  type Product,
  type SourceRecord,
  type Stage,
  stages,
} from '../deals/deal.ts';
import { decodeDay, decodeNumber, decodeReference, decodeText, type Findings, note } from './decode/cell.ts';
import { foldText } from './decode/text.ts';
import type { Mapping } from './mapping.ts';

export interface DecodeOptions {
  /** IANA time zone, in which a moment has its day */
  readonly zone: string;
  readonly mapping: Pick<Mapping, 'stages'>;
}

/**
 * A deal out of a record of the pipeline, with what could be found by looking at this record alone.
 * Nothing throws: what cannot be read is null, and a finding where the deal's figures suffer.
 */
export function decodeDeal(record: SourceRecord, options: DecodeOptions): Deal {
  const { fields } = record;
  const findings: Findings = [];
  const agent = decodeReference(fields.sales_agent, findings);
  const product = decodeReference(fields.product, findings);
  const account = decodeReference(fields.account, findings);
  const stage = decodeStage(fields.deal_stage, options.mapping, findings);
  const engage = decodeDay(fields.engage_date, options.zone, findings);
  const close = decodeDay(fields.close_date, options.zone, findings);
  const value = decodeNumber(fields.close_value, findings);
  const closed = stage === 'won' || stage === 'lost';
  if (stage === null) note(findings, 'unknown_stage');
  if (stage === 'won' && value === null) note(findings, 'won_without_value');
  if (closed && close === null) note(findings, 'closed_without_close_date');
  if (closed && close !== null && engage !== null && close < engage) note(findings, 'close_before_engage');
  if (stage === 'engaging' && engage === null) note(findings, 'engaging_without_engage_date');
  return { id: record.id, agent, product, account, stage, engage, close, value, findings: kept(findings) };
}

/** What people call a deal; null where the base has no such field, or nothing in it. */
export function decodeDealName(record: SourceRecord): string | null {
  return decodeText(record.fields.opportunity_id, []);
}

export function decodeProduct(record: SourceRecord): Product {
  const findings: Findings = [];
  const name = decodeName(record.fields.product, findings);
  const price = decodeNumber(record.fields.sales_price, findings);
  return { id: record.id, name, price, findings: kept(findings) };
}

export function decodeAgent(record: SourceRecord): Agent {
  const findings: Findings = [];
  const name = decodeName(record.fields.sales_agent, findings);
  const manager = decodeReference(record.fields.manager, findings);
  const office = decodeText(record.fields.regional_office, findings);
  const email = decodeText(record.fields.email, findings);
  return { id: record.id, name, manager, office, email, findings: kept(findings) };
}

export function decodeAccount(record: SourceRecord): Account {
  const findings: Findings = [];
  const name = decodeName(record.fields.account, findings);
  const sector = decodeText(record.fields.sector, findings);
  const location = decodeText(record.fields.office_location, findings);
  return { id: record.id, name, sector, location, findings: kept(findings) };
}

function decodeName(value: unknown, findings: Findings): string {
  const name = decodeText(value, findings);
  if (name === null) note(findings, 'nameless_record');
  return name ?? '';
}

// Nearly every record has none: they share one array.
const none: readonly FindingKind[] = [];
function kept(findings: Findings): readonly FindingKind[] {
  return findings.length === 0 ? none : findings;
}

const spellings = new WeakMap<Mapping['stages'], Map<string, Stage>>();

function decodeStage(value: unknown, mapping: Pick<Mapping, 'stages'>, findings: Findings): Stage | null {
  const text = decodeText(value, findings);
  if (text === null) return null;
  let known = spellings.get(mapping.stages);
  if (known === undefined) {
    known = new Map();
    for (const stage of stages) {
      for (const spelling of mapping.stages[stage]) known.set(spelling, stage).set(foldText(spelling), stage);
    }
    spellings.set(mapping.stages, known);
  }
  return known.get(text) ?? known.get(foldText(text)) ?? null;
}
