import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { DocumentNode, ValidationRule } from 'graphql';
import { countMutationFields } from '../planning/mutation-fields.js';
import { reservedAliasRule } from './reserved-alias.js';
import { measureDocument } from './selection-measure.js';

/** How much one operation may ask for. */
export interface OperationLimits {
  readonly maxDepth: number;
  readonly maxFields: number;
  readonly maxMutationFields: number;
}

/** Tokens of one document, for the parser; a document of 64 KiB has about a quarter of it. */
export const MAX_TOKENS = 30_000;
/** Operations and fragments of one document. */
const MAX_DEFINITIONS = 200;

/**
 * The limits on an operation's text as validation rules; HTTP and WebSocket validate with the same list, so none is a
 * way around them (CVE-2026-30241 was such a way). What depends on variables is limited by `cost.ts` when it runs.
 */
export function limitRules(limits: OperationLimits): readonly ValidationRule[] {
  return [
    (context) => ({
      Document(document) {
        const code = exceeded(document, limits);
        if (code) context.reportError(new RefusalError(code));
      },
    }),
    reservedAliasRule,
  ];
}

function exceeded(document: DocumentNode, { maxDepth, maxFields, maxMutationFields }: OperationLimits): ErrorCode | undefined {
  if (document.definitions.length > MAX_DEFINITIONS) return 'OPERATION_TOO_LARGE';
  const { depth, fields } = measureDocument(document);
  if (depth > maxDepth) return 'OPERATION_TOO_DEEP';
  return fields > maxFields || countMutationFields(document) > maxMutationFields ? 'OPERATION_TOO_LARGE' : undefined;
}
