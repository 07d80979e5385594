import { type RootField, rootFields } from './root-fields.js';

/** One way into the graph, asked with the least that it demands, valid in form. */
export interface RootOperation extends Pick<RootField, 'kind'> {
  /** For example `Query.report`. */
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Every field of Query, Mutation and Subscription; new ones come in by themselves. */
export const ROOT_OPERATIONS: readonly RootOperation[] = rootFields().map(({ place, kind, requests }) => {
  // A subscription is asked with everything, behind a cursor that is none: whoever is let in is told so at once.
  const [least, everything] = requests;
  return { name: place, kind, ...(kind === 'subscription' ? everything! : least!) };
});
