import { RefusalError } from '@lapor/kit/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import { fieldProblem, type Problem } from '../domain/input/field-problem.js';

/** Refuses an input for one wrong field. @throws {RefusalError} INPUT_INVALID, always. */
export function refuseField(field: string, problem: Problem): never {
  const refusal = refuseInput([fieldProblem(field, problem)]);
  throw new RefusalError(refusal.code, refusal.details);
}
