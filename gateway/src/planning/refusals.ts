import type { ErrorCode } from '@lapor/schema/errors';
import type { FieldNode } from 'graphql';

/** What of one operation its caller may not read, and with which code each of it is refused. */
export interface Refusals {
  /** The code for a field as the operation selects it; undefined when it may be read. */
  ofField(node: FieldNode): ErrorCode | undefined;
  /** The code for an object of this type, which shows only when it has come (as a member of a union). */
  ofType(name: string): ErrorCode | undefined;
}

/** For a caller who may read everything that an operation asks for; compared by identity. */
export const NOTHING_REFUSED: Refusals = { ofField: () => undefined, ofType: () => undefined };
