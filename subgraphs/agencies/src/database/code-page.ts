/** One page of a list ordered by code: the code to go on behind (null at the beginning), and how many rows to read. */
export interface CodePage {
  readonly after: string | null;
  readonly limit: number;
}
