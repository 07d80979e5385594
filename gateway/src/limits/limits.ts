import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { ValidationRule } from 'graphql';
import { measureDocument } from './selection-measure.js';

/** How much one operation may ask for. */
export interface OperationLimits {
  readonly maxDepth: number;
  readonly maxFields: number;
}

/**
 * The limits on an operation as validation rules; HTTP and WebSocket validate with the same list, so none is a way
 * around them (CVE-2026-30241 was such a way).
 */
export function limitRules({ maxDepth, maxFields }: OperationLimits): readonly ValidationRule[] {
  return [
    (context) => ({
      Document(document) {
        const { depth, fields } = measureDocument(document);
        const code: ErrorCode | undefined =
          depth > maxDepth ? 'OPERATION_TOO_DEEP' : fields > maxFields ? 'OPERATION_TOO_LARGE' : undefined;
        if (code) context.reportError(new RefusalError(code));
      },
    }),
  ];
}
