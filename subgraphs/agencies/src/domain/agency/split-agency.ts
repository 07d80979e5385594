import type { FieldProblem, Refusal } from '@lapor/schema/refusal';
import type { Agency } from './agency.js';
import type { AgencyDraft } from './register-agency.js';

const MOST_PARTS = 50;

/** What is wrong with the list of agencies that one is split into; each of them is checked by `registerAgency`. */
export function checkParts({ code }: Agency, into: readonly AgencyDraft[]): FieldProblem[] {
  const problems: FieldProblem[] = into.length >= 1 && into.length <= MOST_PARTS ? [] : [WRONG_NUMBER];
  const below = into.findIndex(({ parentCode }) => parentCode === code);
  return below < 0 ? problems : [...problems, { ...BELOW_ITSELF, field: `into.${below}.parentCode` }];
}

/** A refusal of one of the new agencies, its fields named by their place in the list. */
export function partProblems(refusal: Refusal, index: number): Refusal {
  const { fields, field, ...details } = (refusal.details ?? {}) as {
    readonly fields?: readonly FieldProblem[];
    readonly field?: string;
  };
  const at = (name: string) => `into.${index}.${name}`;
  return {
    ...refusal,
    details: {
      ...details,
      ...(fields ? { fields: fields.map((problem) => ({ ...problem, field: at(problem.field) })) } : { field: at(field ?? 'code') }),
    },
  };
}

const WRONG_NUMBER: FieldProblem = {
  field: 'into',
  problem: `from 1 to ${MOST_PARTS} new agencies`,
  masalah: `dari 1 sampai ${MOST_PARTS} instansi baru`,
};
const BELOW_ITSELF = {
  problem: 'must not be the agency that is split',
  masalah: 'tidak boleh instansi yang dipecah',
};
