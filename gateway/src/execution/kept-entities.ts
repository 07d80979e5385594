import type { FetchCaching } from '../planning/plan.js';
import type { Foreign } from './own.js';

/** Entities that were fetched before, as far as one caller may see them. */
export interface KeptEntities {
  /**
   * Opens what is kept for one fetch; undefined while nothing of its subgraph may be taken or kept.
   * @param variables the values of what the selection depends on, as text.
   */
  open(subgraph: string, caching: FetchCaching, variables: string): OpenEntities | undefined;
}

export interface OpenEntities {
  /** For each representation its entity, as an object that nobody else writes into; undefined for what is not known. */
  take(representations: readonly string[]): Taken<Foreign> | Promise<Taken<Foreign>>;
  /** The same, each as JSON. Where something is not known, take the entities. */
  takeTexts(representations: readonly string[]): Taken<string> | Promise<Taken<string>>;
  /** Keeps what came for those that were not known, unless something has changed since this was opened. */
  keep(representations: readonly string[], entities: readonly unknown[]): void;
}

export type Taken<Given> = (Given | undefined)[];
