/** One operation, and everything that may be said of its answer. */
export interface Case {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** The answer, in its order. */
  readonly data: unknown;
  /** Place and code of each error, as `reports.0.title: INTERNAL`, sorted. None when left out. */
  readonly errors?: readonly string[];
  /** How many requests which subgraph gets, where that is a part of the case; others get none. */
  readonly calls?: Readonly<Record<string, number>>;
  /** The same where Hive's planner asks otherwise, and comes to the same answer. */
  readonly callsByHive?: Readonly<Record<string, number>>;
}

export interface CorpusSubgraph {
  readonly sdl: string;
  /** As `@apollo/subgraph` takes them. */
  readonly resolvers?: object;
}

/** A graph of several subgraphs with data, and what it must answer. */
export interface Corpus {
  readonly subgraphs: Readonly<Record<string, CorpusSubgraph>>;
  /** Changes the composed text, for supergraphs that others have written. */
  readonly edit?: (supergraphSdl: string) => string;
  /** For a sentence of what is shown its case. */
  readonly cases: Readonly<Record<string, Case>>;
}

/** The head of a subgraph's SDL. */
export function link(...imports: readonly string[]): string {
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(imports)})\n`;
}
