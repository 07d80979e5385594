import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { FieldProblem } from '@lapor/schema/refusal';

/** What an agency is called, in full and for short. */
export interface AgencyNames {
  readonly name: string;
  readonly shortName: string | null;
}

const NAME = { min: 3, max: 200 };
const SHORT_NAME = { min: 2, max: 60 };

/** One spelling for one name. */
export function normalizeNames({ name, shortName }: AgencyNames): AgencyNames {
  return { name: normalizeText(name), shortName: shortName === null ? null : normalizeText(shortName) };
}

/** What is wrong with normalised names; nothing when they can be recorded. */
export function nameProblems({ name, shortName }: AgencyNames): FieldProblem[] {
  return [checkText('name', name, NAME), shortName === null ? null : checkText('shortName', shortName, SHORT_NAME)].filter(
    (problem) => problem !== null,
  );
}
