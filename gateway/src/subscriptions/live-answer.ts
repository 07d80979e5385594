import type { ExecutionResult } from 'graphql';
import { type Foreign, isForeign, setOwn } from '../execution/own.js';

/** One answer of a subscription on its way to a transport. */
export interface LiveAnswer {
  readonly result: ExecutionResult;
  /** From behind which the subscription goes on after this answer; undefined where there is none. */
  readonly cursor?: string | undefined;
  /** Whether it says why the subscription has ended. */
  readonly isEnd?: boolean;
}

/** Takes the transport's cursor out of an answer of which it is the only one to know. */
export function takeCursor(result: ExecutionResult, cursorKey: string | undefined): LiveAnswer {
  if (cursorKey === undefined || !result.data) return { result };
  let cursor: string | undefined;
  const data: Foreign = {};
  for (const [key, event] of Object.entries(result.data)) {
    if (!isForeign(event)) {
      setOwn(data, key, event);
      continue;
    }
    const { [cursorKey]: taken, ...rest }: Foreign = event;
    if (typeof taken === 'string') cursor = taken;
    setOwn(data, key, rest);
  }
  return { result: { ...result, data }, cursor };
}
