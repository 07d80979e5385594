import { type ExternalIdentity, isSubject, MAX_ISSUER_LENGTH, MAX_SUBJECT_LENGTH } from '@lapor/schema/officer-identity';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { type Checked, fieldProblem, invalid, valid } from '../input/field-problem.js';

/**
 * Checks an identity as an administrator writes it. Nothing is normalised: issuer and subject are compared to the letter
 * (OpenID Connect Core 1.0, 2 and 3.1.3.7). Our own issuer is none: whoever has an account here signs in here.
 */
export function checkExternalIdentity(
  { issuer, subject }: ExternalIdentity,
  ownIssuer: string,
): { readonly ok: true; readonly identity: ExternalIdentity } | Refusal {
  const checks = { issuer: checkIssuer(issuer, ownIssuer), subject: checkSubject(subject) };
  const problems: FieldProblem[] = Object.entries(checks).flatMap(([field, check]) =>
    check.ok ? [] : [fieldProblem(field, check.problem)],
  );
  return problems.length > 0 ? refuseInput(problems) : { ok: true, identity: { issuer, subject } };
}

function checkIssuer(issuer: string, ownIssuer: string): Checked<string> {
  if (issuer.length > MAX_ISSUER_LENGTH) return invalid('TOO_LONG');
  const isUrl = /^https?:\/\/[\x21-\x7e]+$/.test(issuer) && URL.canParse(issuer);
  return isUrl && issuer !== ownIssuer ? valid(issuer) : invalid('INVALID_FORMAT');
}

function checkSubject(subject: string): Checked<string> {
  if (subject.length > MAX_SUBJECT_LENGTH) return invalid('TOO_LONG');
  return isSubject(subject) ? valid(subject) : invalid('INVALID_FORMAT');
}
