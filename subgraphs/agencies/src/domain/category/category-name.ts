import { checkText } from '@lapor/schema/input/text';
import type { FieldProblem } from '@lapor/schema/refusal';

const NAME = { min: 3, max: 100 };

/** What is wrong with a category's normalised name; nothing when it can be recorded. */
export function categoryNameProblems(name: string): FieldProblem[] {
  const problem = checkText('name', name, NAME);
  return problem ? [problem] : [];
}
