import type { Refusal } from '@lapor/schema/refusal';
import { insertContentVersion } from '../database/content-version.store.js';
import { checkPii, type PiiOverride } from '../domain/content/check-pii.js';
import type { Verification } from '../domain/verification/verification.js';
import { type Case, officerOf, type Told } from './commit-outcome.js';

/** The check for personal data before a verified report is published; one that is not published is not checked. */
export function checkVerifiedTexts(
  { published, publishedTitle, publishedContent }: Verification['report'],
  overrideReason: string | null | undefined,
): { readonly ok: true; readonly override: PiiOverride | null } | Refusal {
  if (!published) return { ok: true, override: null };
  const texts = [
    { field: 'title', text: publishedTitle ?? '' },
    { field: 'publishedContent', text: publishedContent ?? '' },
  ];
  return checkPii(texts, overrideReason);
}

/** Keeps the verifier's text as a version. */
export async function keepEditedText(open: Case, text: Verification['report'], override: PiiOverride | null): Promise<void> {
  const { role: byRole, agencyCode: byAgencyCode } = officerOf(open);
  const { manager, report, at } = open;
  await insertContentVersion(manager, {
    reportId: report.id,
    title: text.publishedTitle ?? '',
    content: text.publishedContent,
    byRole,
    byAgencyCode,
    reason: null,
    piiOverrideReason: override?.reason ?? null,
    editedAt: at,
  });
}

/** What is told of an override: kinds and counts, never what was found. */
export function overrideEvents(override: PiiOverride | null, agencyCode: string): readonly Told[] {
  return override ? [{ type: 'PiiOverridden', agencyCode, detail: { ...override.kinds } }] : [];
}
