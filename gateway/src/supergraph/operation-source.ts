import type { DocumentNode } from 'graphql';
import type { Foreign } from '../execution/own.js';
import type { DeferLabels } from '../planning/operation.js';
import type { Resumption } from '../planning/resumable.js';

/** A valid operation, as it is planned and run. */
export interface OperationSource {
  readonly document: DocumentNode;
  /** A hash of the document's text. */
  readonly documentHash: string;
  readonly operationName: string | null;
  /** Given for a subscription, so that nobody has to read the document for that. */
  readonly isSubscription?: true;
  /** The length of the text that it was made from, in letters. */
  readonly letters: number;
  /** Variables beside the caller's: values that stood in the operation. The caller's own of these names count for nothing. */
  readonly values?: Foreign;
  /** Given for a subscription that a transport can resume. */
  readonly resumption?: Resumption;
  /** Given where its deferred fragments are delivered later: then the document is written out. */
  readonly labels?: DeferLabels;
}

/** All variables of an operation. */
export function variablesOf({ values }: OperationSource, given: Foreign): Foreign {
  return values ? { ...given, ...values } : given;
}

/** A subscription from behind a cursor, whatever its client has written. Undefined for one that cannot be resumed. */
export function resumedFrom(source: OperationSource, cursor: string): OperationSource | undefined {
  const { resumption, values } = source;
  return resumption && { ...source, document: source.document, values: { ...values, [resumption.afterVariable]: cursor } };
}
