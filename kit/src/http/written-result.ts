import type { ExecutionResult } from 'graphql';

/** The result of an operation that is text already: `{"data":…}`, without errors. Each letter of it is one byte in UTF-8. */
export interface WrittenResult {
  written: string;
}

export function isWritten(result: object): result is WrittenResult {
  return 'written' in result;
}

/** The same result, made of objects. */
export function toResult(result: ExecutionResult | WrittenResult): ExecutionResult {
  return isWritten(result) ? (JSON.parse(Buffer.from(result.written, 'latin1').toString()) as ExecutionResult) : result;
}
