import type { Logger } from '@lapor/kit/log';

export interface LogLine {
  readonly message: string;
  readonly [field: string]: unknown;
}

/** A log that keeps what the gateway says. */
export function createLogLines(): { readonly log: Logger; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write = (fields: object | string, message = '') => {
    lines.push(typeof fields === 'string' ? { message: fields } : { ...fields, message });
  };
  const log = { trace: write, debug: write, info: write, warn: write, error: write, fatal: write } as unknown as Logger;
  return { log, lines };
}
