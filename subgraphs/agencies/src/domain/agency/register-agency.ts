import { isTimeZone } from '@lapor/schema/calendar/time-zone';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { type Agency, type AgencyType, type ConnectionModel, isAgencyCode } from './agency.js';
import { agencyId } from './agency-id.js';
import { nameProblems, normalizeNames } from './agency-names.js';
import { NO_ZONE } from './change-agency.js';

/** An agency as it is asked to be registered. */
export interface AgencyDraft {
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: AgencyType;
  readonly parentCode: string | null;
  readonly regionCode: string | null;
  readonly timeZone: string;
  readonly connectionModel: ConnectionModel;
}

/** What the registry knows of a draft's surroundings. */
export interface AgencySurroundings {
  readonly codeTaken: boolean;
  /** The agency above; null when there is none with this code. */
  readonly parent: Agency | null;
  readonly regionKnown: boolean;
}

/**
 * Makes a new agency. A part's code continues the code of what it is registered under, so that nobody can take a name
 * in another agency's tree. Refused with INPUT_INVALID, AGENCY_UNKNOWN (the one above is not there or not active),
 * REGION_UNKNOWN or AGENCY_CODE_TAKEN.
 * @param validFrom the day from which it exists, `YYYY-MM-DD`.
 */
export function registerAgency(
  draft: AgencyDraft,
  { codeTaken, parent, regionKnown }: AgencySurroundings,
  validFrom: string,
): { readonly ok: true; readonly agency: Agency } | Refusal {
  const names = normalizeNames(draft);
  const { timeZone } = draft;
  const problems = [...codeProblems(draft), ...nameProblems(names)];
  if (!isTimeZone(timeZone)) return refuseInput([...problems, NO_ZONE]);
  if (problems.length > 0) return refuseInput(problems);
  if (draft.parentCode !== null && !parent?.active) return refuse('AGENCY_UNKNOWN', { field: 'parentCode' });
  if (draft.regionCode !== null && !regionKnown) return refuse('REGION_UNKNOWN', { field: 'regionCode' });
  if (codeTaken) return refuse('AGENCY_CODE_TAKEN');
  const { code, type, parentCode, regionCode, connectionModel } = draft;
  return {
    ok: true,
    agency: {
      ...names,
      id: agencyId(code),
      code,
      type,
      parentCode,
      regionCode,
      timeZone,
      connectionModel,
      active: true,
      successorCode: null,
      validFrom,
      validTo: null,
    },
  };
}

function codeProblems({ code, parentCode }: AgencyDraft): FieldProblem[] {
  if (!isAgencyCode(code)) return [NO_CODE];
  return parentCode === null || code.startsWith(`${parentCode}-`) ? [] : [NOT_CONTINUED];
}

const NO_CODE: FieldProblem = {
  field: 'code',
  problem: 'must be capitals, digits and dots in parts joined by hyphens, for example D-18.72-DLH',
  masalah: 'harus huruf besar, angka dan titik yang dipisah tanda hubung, misalnya D-18.72-DLH',
};
const NOT_CONTINUED: FieldProblem = {
  field: 'code',
  problem: 'must continue the code of the agency above, with a hyphen',
  masalah: 'harus diawali kode instansi induk dan tanda hubung',
};
