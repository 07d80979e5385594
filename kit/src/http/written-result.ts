import type { ExecutionResult } from 'graphql';

/** The result of an operation as it goes to the client: `{"data":…}` and a line end, without errors, in UTF-8. */
export interface WrittenResult {
  written: Buffer;
}

export function isWritten(result: object): result is WrittenResult {
  return 'written' in result;
}

/** The same result, made of objects. */
export function toResult(result: ExecutionResult | WrittenResult): ExecutionResult {
  return isWritten(result) ? (JSON.parse(result.written.toString()) as ExecutionResult) : result;
}
