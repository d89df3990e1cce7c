import type { DimensionColumn, Member } from './dataset.ts';
import { foldName } from './fold.ts';

/** A record of a reference table; `hint` tells it from another of the same name. */
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly hint: string | null;
}

interface Known {
  readonly index: number;
  /** what to say of a deal that refers to it by this name */
  readonly finding: 'unknown_name' | 'ambiguous_name' | null;
}

/** Turns references and names into the indexes of one dimension's members. */
export class Interning {
  readonly #members: Member[] = [];
  /** by record id, by name as written, and by folded name: the first two spare a fold for each deal */
  readonly #known = new Map<string, Known>();
  readonly #byFold = new Map<string, Known>();
  readonly #shared = new Set<string>();
  readonly #labels = new Set<string>();

  /** The records of a reference table. Names that fold alike are told apart by their hints, then numbers. */
  list(records: readonly Listed[]): void {
    const seen = new Set<string>();
    for (const { name } of records) {
      const fold = foldName(name);
      if (seen.has(fold)) this.#shared.add(fold);
      seen.add(fold);
    }
    for (const { id, name, hint } of records) {
      if (name === '') {
        this.#known.set(id, { index: -1, finding: null });
        continue;
      }
      const fold = foldName(name);
      const shared = this.#shared.has(fold);
      const known = {
        index: this.#add(name, shared && hint ? `${name} (${hint})` : name, true),
        finding: null,
      };
      this.#known.set(id, known);
      if (!shared) this.#byFold.set(fold, known);
    }
  }

  /** A value of a reference table, such as an office: its own first spelling; -1 for none. */
  value(name: string | null): number {
    if (name === null) return -1;
    const fold = foldName(name);
    const known = this.#byFold.get(fold) ?? { index: this.#add(name, name, true), finding: null };
    this.#byFold.set(fold, known);
    return known.index;
  }

  byReference(reference: string): Known | undefined {
    const met = this.#known.get(reference);
    if (met) return met;
    const known = this.#byFold.get(foldName(reference));
    if (known) this.#known.set(reference, known);
    if (known?.finding) this.#respell(known.index, reference);
    return known;
  }

  /** A plain name that is in no reference table, or in two of its records: a member of its own. */
  unlisted(name: string): { index: number; finding: 'unknown_name' | 'ambiguous_name' } {
    const fold = foldName(name);
    const finding = this.#shared.has(fold) ? 'ambiguous_name' : 'unknown_name';
    const index = this.#add(name, name, false);
    this.#byFold.set(fold, { index, finding });
    return { index, finding };
  }

  column(of: Int32Array): DimensionColumn {
    return { members: this.#members, of };
  }

  // Of several spellings that no reference table settles, the first in the alphabet: whichever was read first.
  #respell(index: number, spelling: string): void {
    const member = this.#members[index];
    if (!member || member.name <= spelling) return;
    const label = spelling + member.label.slice(member.name.length);
    this.#members[index] = { ...member, name: spelling, label };
  }

  #add(name: string, label: string, listed: boolean): number {
    let distinct = label;
    for (let copy = 2; this.#labels.has(foldName(distinct)); copy++) distinct = `${label} (${copy})`;
    this.#labels.add(foldName(distinct));
    this.#members.push({ name, label: distinct, listed });
    return this.#members.length - 1;
  }
}
