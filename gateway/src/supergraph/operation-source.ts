import type { DocumentNode } from 'graphql';
import type { Foreign } from '../execution/own.js';
import type { DeferLabels } from '../planning/operation.js';

/** A valid operation, as it is planned and run. */
export interface OperationSource {
  readonly document: DocumentNode;
  /** A hash of the document's text. */
  readonly documentHash: string;
  readonly operationName: string | null;
  /** The length of the text that it was made from, in letters. */
  readonly letters: number;
  /** Variables beside the caller's: values that stood in the operation. The caller's own of these names count for nothing. */
  readonly values?: Foreign;
  /** Given where its deferred fragments are delivered later: then the document is written out. */
  readonly labels?: DeferLabels;
}

/** All variables of an operation. */
export function variablesOf({ values }: OperationSource, given: Foreign): Foreign {
  return values ? { ...given, ...values } : given;
}
