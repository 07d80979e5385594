import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { LiveAnswer } from './live-answer.js';

/** What all clients of one answer are told. */
export interface AnswerText {
  /** The answer, as JSON. */
  readonly text: string;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
}

/** Writes an answer; one that is given to many is written, and its errors are logged, once. */
export type TellAnswer = (answer: LiveAnswer) => AnswerText;

export function createTellAnswer(mask: (errors: readonly GraphQLError[]) => readonly GraphQLFormattedError[]): TellAnswer {
  const known = new WeakMap<LiveAnswer, AnswerText>();
  return (answer) => {
    const found = known.get(answer);
    if (found) return found;
    const { data, errors: faults, extensions } = answer.result;
    const errors = faults && mask(faults);
    const told = { text: JSON.stringify({ errors, data, extensions }), errors };
    known.set(answer, told);
    return told;
  };
}
