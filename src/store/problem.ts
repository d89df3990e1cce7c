/** The database cannot be used; the message says which and what to do, and is safe to print. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
}
