/** The result of an operation that is text already: `{"data":…}`, without errors. Each letter of it is one byte in UTF-8. */
export interface WrittenResult {
  written: string;
}

export function isWritten(result: object): result is WrittenResult {
  return 'written' in result;
}
