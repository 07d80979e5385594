import { type GraphQLError, parse } from 'graphql';
import { unknownOperation } from '../planning/operation.js';
import type { Generation } from './generation.js';
import type { AskedOperation } from './known-operations.js';
import type { OperationSource } from './operation-source.js';

export type Rechecked =
  | { readonly source: OperationSource; readonly faults?: undefined }
  | { readonly source?: undefined; readonly faults: readonly GraphQLError[] };

/** Brings an operation that was valid on one generation to another one, or says why it is not valid there. */
export function recheck({ known, faultsOf }: Pick<Generation, 'known' | 'faultsOf'>, asked: AskedOperation): Rechecked {
  const found = known.find(asked);
  if (found) return { source: found };
  const document = parse(asked.text);
  const faults = faultsOf(document);
  if (faults.length > 0) return { faults };
  const source = known.learn(asked, document);
  return source ? { source } : { faults: [unknownOperation()] };
}
