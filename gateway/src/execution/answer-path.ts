import type { ResponsePath } from './path.js';

/** A place in the client's answer that is only written out when an error needs it. */
export interface AnswerPath {
  readonly parent: AnswerPath | undefined;
  readonly step: string | number;
}

export function written(path: AnswerPath | undefined): ResponsePath {
  return path ? [...written(path.parent), path.step] : [];
}
